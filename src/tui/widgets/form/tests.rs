//! What `form` promises, tested.

use crate::tui::paint::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::tui::keys::press::{Key, Press};
use crate::tui::theme::Theme;

fn form() -> Form<char> {
    Form::new(vec![
        Item::Section("One"),
        Item::text('a', "Name", 10, ""),
        Item::number('b', "Months", Some(5)),
        Item::tick('c', "took part", false),
        Item::Section("Two"),
        Item::words('w', "", Role::Text),
        Item::choice('d', "As", &["named", "role"], 0),
        Item::button('e', "Start"),
    ])
}

fn typed(form: &mut Form<char>, text: &str) {
    for one in text.chars() {
        form.press(Press::plain(Key::Char(one)));
    }
}

fn rows(form: &Form<char>, width: u16, height: u16) -> Vec<String> {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    form.draw(Theme::default(), buf.area, &mut buf);
    let rows = buf.content.chunks(usize::from(width));
    rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>())
        .map(|row| row.trim_end().to_owned())
        .collect()
}

#[test]
fn tab_goes_round_over_entries_only() {
    let mut form = form();
    let mut seen = Vec::new();
    for _ in 0..6 {
        seen.extend(form.focused());
        form.next();
    }
    assert_eq!(seen, ['a', 'b', 'c', 'd', 'e', 'a']);
    form.focus('a');
    form.previous();
    assert_eq!(form.focused(), Some('e'));
}

#[test]
fn a_number_takes_digits_only_and_no_more_than_four() {
    let mut form = form();
    form.focus('b');
    typed(&mut form, "x 1-2345");
    assert_eq!(form.text('b'), "5123");
    form.fill('b', "");
    form.paste("about 12 months");
    assert_eq!(form.text('b'), "12");
}

#[test]
fn choices_go_round_both_ways() {
    let mut form = form();
    form.focus('d');
    assert!(form.change(false));
    assert_eq!(form.chosen('d'), 1);
    assert!(form.change(true));
    assert_eq!(form.chosen('d'), 0);
    form.focus('e');
    assert!(!form.change(true) && form.on_button());
}

#[test]
fn it_flows_over_as_many_rows_as_the_width_asks_for() {
    let mut form = form();
    typed(&mut form, "Robin");
    assert_eq!(
        rows(&form, 60, 4),
        [
            " One         Name Robin       Months 5      [ ] took part",
            " Two         As ‹named›  [Start]",
            "",
            ""
        ]
    );
    assert_eq!(
        rows(&form, 42, 3),
        [
            " One         Name Robin",
            "             Months 5      [ ] took part",
            " Two         As ‹named›  [Start]"
        ]
    );
}

#[test]
fn the_entry_with_the_keys_is_always_in_sight() {
    let mut form = form();
    form.fill('w', "words that take a row or two when there is little room for them");
    for _ in 0..5 {
        let label = match form.focused() {
            Some('a') => "Name",
            Some('b') => "Months",
            Some('c') => "took",
            Some('d') => "As",
            _ => "Start",
        };
        let drawn = rows(&form, 34, 2).join("\n");
        assert!(drawn.contains(label), "{label} is not in\n{drawn}");
        form.next();
    }
}
