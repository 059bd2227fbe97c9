//! What a key costs: the rows of a frame that stand as they were drawn last.

use crate::tui::app::tests::desk::Desk;

/// A conversation in which the frame of a kept line has to come before what could wait.
fn talking(width: u16, height: u16) -> Desk {
    let mut desk = Desk::live(width, height);
    desk.ponders = false;
    desk
}

#[test]
fn a_kept_line_is_drawn_alone_and_then_the_stream_moves() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut desk = talking(width, height);
        let mut shown = desk.buffer();
        for number in 0..60 {
            let _typed = desk.keys(&format!("note {number}")).frame(&mut shown);
            let kept = desk.keys("<enter>").frame(&mut shown);
            assert!(kept.is_drawn_over(), "note {number} at {width}x{height}");
            assert!(shown == desk.buffer(), "note {number}:\n{}", desk.screen());
            assert!(desk.app.next_tick(desk.now()).is_some_and(|wait| wait <= 10));
            desk.app.ponder();
            let kept = desk.frame(&mut shown);
            assert!(kept.is_nothing(), "note {number} at {width}x{height}");
            let free = desk.rows().iter().rev().skip(4).take_while(|row| beside(row)).count();
            assert!(free >= 1, "a row is free again:\n{}", desk.screen());
        }
    }
}

/// Whether nothing stands in a row of the stream.
fn beside(row: &str) -> bool {
    row.split('│').next().is_none_or(|stream| stream.trim().is_empty())
}

#[test]
fn a_line_without_room_beneath_the_others_moves_them_at_once() {
    let mut desk = talking(80, 24);
    let mut shown = desk.buffer();
    for number in 0..30 {
        desk.keys(&format!("note {number}<enter>")).app.ponder();
        let _kept = desk.frame(&mut shown);
    }
    desk.keys(
        "two rows of words, that is: as many as it takes to go past the end of the first<enter>",
    );
    let kept = desk.frame(&mut shown);
    assert!(kept.is_nothing());
    assert!(desk.screen().contains("past the end"), "{}", desk.screen());
    assert!(shown == desk.buffer());
}

#[test]
fn what_is_weighed_after_the_frame_is_weighed_before_the_next_key_that_asks_for_it() {
    let mut hasty = talking(80, 24);
    let mut patient = Desk::live(80, 24);
    for desk in [&mut hasty, &mut patient] {
        desk.keys("<f8><f8>my team just got transferred this rotation<enter><ctrl-n>");
    }
    hasty.app.ponder();
    assert_eq!(hasty.screen(), patient.screen());
    assert_eq!(hasty.changes(), patient.changes());
}
