//! How the live screen is laid out and drawn.

use crate::tui::paint::Buffer;
use ratatui::layout::{Position, Rect};

use crate::guide::Library;
use crate::interview::{draft::LineKind, note::Kind, part::Part};
use crate::tui::effect::Now;
use crate::tui::open::Open;
use crate::tui::paint;
use crate::tui::screens::live::{
    GuideWish, Live, WIDE, card,
    edges::Edges,
    eyes, guide,
    memory::LiveMemory,
    stream::{self, Shows},
    strip,
};
use crate::tui::theme::{Role, Theme};

/// What drawing may read.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The screen's state.
    pub live: &'a Live,
    /// The open interview.
    pub open: &'a Open,
    /// Banks, protocols and codebook.
    pub library: &'a Library,
    /// How it looks.
    pub theme: Theme,
    /// When.
    pub now: Now,
    /// What stands at the right of the key row.
    pub status: &'a str,
    /// One quiet line in place of the key row's hints.
    pub notice: Option<&'a str>,
}

/// The areas of the screen.
pub(super) struct Areas {
    pub(super) strip: Rect,
    pub(super) stream: Rect,
    guide: Option<Rect>,
    pub(super) composer: Rect,
}

/// Draws the screen; where the terminal's cursor belongs.
pub fn draw(
    scene: Scene<'_>,
    area: Rect,
    buf: &mut Buffer,
    memory: &mut LiveMemory,
) -> Option<Position> {
    let areas = areas(scene.live, area);
    around(&scene, area, &areas, buf, memory);
    if scene.live.eyes_up {
        let stream = Rect { y: areas.strip.bottom() + 1, width: area.width, ..areas.stream };
        memory.forget();
        memory.middle = stream;
        memory.stream = stream::StreamMemory::default();
        eyes::draw(&scene, areas.strip, buf);
        if scene.live.card {
            card::draw(&scene, stream, buf);
        }
    } else if memory.kept.is_nothing() {
        middle(&scene, &areas, buf, memory);
        memory.drawn(&scene, area);
    } else if memory.kept.is_drawn_over() {
        stream::draw_added(&scene, areas.stream, buf, &mut memory.stream);
        memory.drawn(&scene, area);
    }
    let cursor = composer(&scene, areas.composer, buf, memory);
    let caret = memory.stream.caret.filter(|_| scene.live.selection.is_some());
    caret.or(cursor).map(|(x, y)| Position { x, y })
}

/// The first row, the last one, and the rules, unless they stand.
fn around(scene: &Scene<'_>, area: Rect, areas: &Areas, buf: &mut Buffer, memory: &mut LiveMemory) {
    if memory.kept.stands(area.y) {
        return;
    }
    for y in [area.y + 1, areas.composer.y - 1, areas.composer.bottom()] {
        rule(scene, area, y, buf);
    }
    let edges = Edges::of(scene);
    edges.draw(scene.theme, area, buf);
    memory.edges = Some(edges);
}

/// The strip, the stream and the guide.
fn middle(scene: &Scene<'_>, areas: &Areas, buf: &mut Buffer, memory: &mut LiveMemory) {
    strip::draw(scene, areas.strip, buf);
    let whole = Rect { width: buf.area.width, ..areas.strip };
    rule(scene, whole, areas.strip.bottom(), buf);
    memory.middle = areas.stream;
    stream::draw(scene, Shows::ALL, areas.stream, buf, &mut memory.stream);
    if let Some(pane) = areas.guide {
        guide::draw(scene, pane, buf);
    }
    if scene.live.card {
        memory.stream.landed.clear();
        card::draw(scene, Rect { width: buf.area.width, ..areas.stream }, buf);
    }
}

pub(super) fn areas(live: &Live, area: Rect) -> Areas {
    let most = (area.height / 3).clamp(1, 8);
    let width = words_width(area.width);
    let rows = live.line.composer.rows_capped(width, usize::from(most));
    let rows = u16::try_from(rows).unwrap_or(most).clamp(1, most);
    let keys = area.bottom() - 1;
    let composer = Rect { y: keys - 1 - rows, height: rows, ..area };
    let strip = Rect { y: area.y + 2, height: strip::ROWS, ..area };
    let top = strip.bottom() + 1;
    let height = (composer.y - 1).saturating_sub(top);
    let beside = area.width >= WIDE && live.guide != GuideWish::Hidden;
    let over = live.guide_covers(area.width);
    let whole = Rect { y: top, height, ..area };
    let guide = (beside || over).then(|| {
        let width = if over { area.width } else { guide::WIDTH };
        Rect { x: area.right() - width, width, ..whole }
    });
    let taken = if beside { guide::WIDTH } else { 0 };
    Areas { strip, stream: Rect { width: area.width - taken, ..whole }, guide, composer }
}

fn rule(scene: &Scene<'_>, area: Rect, y: u16, buf: &mut Buffer) {
    paint::rule(buf, area.x, y, area.width, scene.theme.rule(), scene.theme.style(Role::Rule));
}

/// Columns before the words being typed: `  said │ `.
const PROMPT: u16 = 10;

/// How many columns the words being typed have.
pub(super) fn words_width(width: u16) -> u16 {
    width.saturating_sub(PROMPT + 1).max(1)
}

/// Draws the line being typed; where the terminal's cursor belongs.
pub fn composer(
    scene: &Scene<'_>,
    area: Rect,
    buf: &mut Buffer,
    memory: &mut LiveMemory,
) -> Option<(u16, u16)> {
    let theme = scene.theme;
    let line = &scene.live.line;
    let role = match line.kind {
        LineKind::Note(Kind::Off) => Role::Warning,
        LineKind::Note(Kind::Quote) => Role::Quote,
        LineKind::Note(Kind::Thought) => Role::Thought,
        LineKind::Note(Kind::Asked) => Role::Asked,
        LineKind::Note(Kind::Mark) => Role::Mark,
        LineKind::Note(Kind::Said) => Role::Strong,
        LineKind::Finding => Role::Finding,
        LineKind::Moment | LineKind::Lead | LineKind::Idea => Role::Moment,
    };
    let word = match (line.editing, line.part) {
        (None, _) => line.kind.word(),
        (Some(_), Part::Words) => "edit",
        (Some(_), part) => part.word(),
    };
    let end = if word.len() < 8 { 7 } else { 8 };
    paint::right(buf, area.x + end, area.y, word, theme.style(role));
    for y in area.y..area.bottom() {
        paint::text(buf, area.x + 8, y, 2, theme.glyph("│", "|"), theme.style(Role::Rule));
    }
    let width = words_width(area.width);
    let inner = Rect { x: area.x + PROMPT, width, ..area };
    let (text, selected) = (theme.style(Role::Text), theme.style(Role::Selected));
    line.composer.draw(buf, inner, text, selected, &mut memory.composer)
}
