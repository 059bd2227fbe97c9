//! Where in a text a value stands, and which value stands at a place. Only walked when a fault
//! has to be explained, so that reading a good file costs nothing for it.

use std::{collections::BTreeMap, ops::ControlFlow};

use serde_yaml::granit_parser::{Event, Parser, Span};

use crate::yaml::fault::Fault;

/// The most events a walk looks at; beyond it the start of the file is all that is explained.
const MOST_EVENTS: usize = 5_000_000;

/// The most characters of one key that a path repeats.
pub(super) const MOST_OF_KEY: usize = 40;

/// One node of the text as the walk meets it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot<'a> {
    pub(crate) path: &'a str,
    /// From 1.
    pub(crate) line: u32,
    /// In characters, from 1.
    pub(crate) column: u32,
    pub(crate) node: Node<'a>,
}

/// What a node is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Node<'a> {
    Key(&'a str),
    Scalar(&'a str),
    List,
    Map,
    Alias,
}

/// Fills in line and column of every fault that has only a path: the value's place, or the place
/// of the nearest thing around it that has one.
pub fn locate(text: &str, faults: &mut [Fault]) {
    let mut places: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let wanted = faults.iter().filter(|fault| fault.line == 0);
    for fault in wanted {
        let around = std::iter::successors(Some(fault.path.as_str()), |path| parent(path));
        places.extend(around.map(|path| (path.to_owned(), (0, 0))));
    }
    if places.is_empty() {
        return;
    }
    walk(text, &mut |spot| {
        if let Some(place) = places.get_mut(spot.path) {
            // The value overrides its key, unless it starts elsewhere than on the key's line.
            if place.0 == 0 || place.0 == spot.line {
                *place = (spot.line, spot.column);
            }
        }
        ControlFlow::Continue(())
    });
    for fault in faults.iter_mut().filter(|fault| fault.line == 0) {
        let mut around = std::iter::successors(Some(fault.path.as_str()), |path| parent(path));
        let place = around.find_map(|path| places.get(path).filter(|place| place.0 > 0));
        (fault.line, fault.column) = place.copied().unwrap_or((1, 1));
    }
}

/// `a[2].b` → `a[2]` → `a` → the top, which has none.
pub(crate) fn parent(path: &str) -> Option<&str> {
    if path.is_empty() {
        return None;
    }
    path.get(..path.rfind(['.', '[']).unwrap_or(0))
}

/// Calls `visit` for each node in the order of the text, until it breaks or the text does.
pub(crate) fn walk(text: &str, visit: &mut dyn FnMut(Spot<'_>) -> ControlFlow<()>) {
    let mut parser = Parser::new_from_str(text);
    let mut walker = Walker { path: String::new(), open: Vec::new() };
    for _ in 0..MOST_EVENTS {
        let Some(Ok((event, span))) = parser.next_event() else { return };
        if walker.step(&event, span, visit).is_break() {
            return;
        }
    }
}

/// A list or map that has begun and not ended; `base` is the length of its own path.
struct Open {
    base: usize,
    inside: Inside,
}

enum Inside {
    List(usize),
    MapAtKey,
    MapAtValue,
}

struct Walker {
    path: String,
    open: Vec<Open>,
}

impl Walker {
    fn step(
        &mut self,
        event: &Event<'_>,
        span: Span,
        visit: &mut dyn FnMut(Spot<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        #[expect(clippy::wildcard_enum_match_arm, reason = "a foreign enum that may grow")]
        let (node, opens) = match event {
            Event::Scalar(value, ..) if self.at_key() => (Node::Key(value), None),
            Event::Scalar(value, ..) => (Node::Scalar(value), None),
            Event::Alias(_) => (Node::Alias, None),
            Event::SequenceStart(..) => (Node::List, Some(Inside::List(0))),
            Event::MappingStart(..) => (Node::Map, Some(Inside::MapAtKey)),
            Event::SequenceEnd | Event::MappingEnd => {
                self.close();
                return ControlFlow::Continue(());
            }
            _ => return ControlFlow::Continue(()),
        };
        self.enter(node);
        let line = u32::try_from(span.start.line()).unwrap_or(u32::MAX);
        let column = u32::try_from(span.start.col() + 1).unwrap_or(u32::MAX);
        let flow = visit(Spot { path: &self.path, line, column, node });
        match opens {
            Some(inside) => self.open.push(Open { base: self.path.len(), inside }),
            None => self.leave(),
        }
        flow
    }

    fn at_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { inside: Inside::MapAtKey, .. }))
    }

    /// Makes `path` that of the node which begins now.
    fn enter(&mut self, node: Node<'_>) {
        let Some(Open { base, inside }) = self.open.last() else { return };
        match inside {
            Inside::List(index) => {
                self.path.truncate(*base);
                self.path.extend(["[", &index.to_string(), "]"]);
            }
            Inside::MapAtKey => {
                self.path.truncate(*base);
                if *base > 0 {
                    self.path.push('.');
                }
                let key = if let Node::Key(key) = node { key } else { "?" };
                self.path.extend(key.chars().take(MOST_OF_KEY));
            }
            Inside::MapAtValue => {}
        }
    }

    /// The node that `path` names has ended: the one around it moves on.
    fn leave(&mut self) {
        let Some(Open { inside, .. }) = self.open.last_mut() else { return };
        *inside = match inside {
            Inside::List(index) => Inside::List(*index + 1),
            Inside::MapAtKey => Inside::MapAtValue,
            Inside::MapAtValue => Inside::MapAtKey,
        };
    }

    fn close(&mut self) {
        if let Some(closed) = self.open.pop() {
            self.path.truncate(closed.base);
            self.leave();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, locate};

    const TEXT: &str = "id: x\nquestions:\n- ask: one\n  probes: [a, b]\n- ask: |-\n    two\n";

    fn place(path: &str) -> (u32, u32) {
        let mut faults = [Fault::at_path(path, "")];
        locate(TEXT, &mut faults);
        (faults[0].line, faults[0].column)
    }

    #[test]
    fn a_path_leads_to_its_value() {
        assert_eq!(place("id"), (1, 5));
        assert_eq!(place("questions[0].ask"), (3, 8));
        assert_eq!(place("questions[0].probes[1]"), (4, 15));
        assert_eq!(place("questions[1]"), (5, 3));
    }

    #[test]
    fn what_is_not_there_is_placed_at_what_is_around_it() {
        assert_eq!(place("questions[1].why"), (5, 3));
        assert_eq!(place("nothing.of[3].this"), (1, 1));
    }
}
