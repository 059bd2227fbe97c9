//! Where each entry is kept, by its id.

use std::collections::HashMap;

use crate::interview::id::Id;

/// From ids to places. The founding writer's ids count up from 1, so most need no table.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Index {
    counted: Vec<u32>,
    others: HashMap<Id, u32>,
}

impl Index {
    /// The place of an id.
    pub(super) fn get(&self, id: Id) -> Option<u32> {
        let counted = || self.counted.get((id.number as usize).checked_sub(1)?);
        let found = (id.tag == 0).then(counted).flatten();
        found.or_else(|| self.others.get(&id)).copied()
    }

    /// Remembers the place of an id that has none yet.
    pub(super) fn put(&mut self, id: Id, place: u32) {
        if id.tag == 0 && id.number as usize == self.counted.len() + 1 {
            self.counted.push(place);
        } else {
            self.others.insert(id, place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::interview::id::Id;

    #[test]
    fn every_id_is_found_whatever_their_order() {
        let mut index = Index::default();
        let theirs = Id { number: 2, tag: 7 };
        let ids = [Id::new(3), Id::new(1), theirs, Id::new(2), Id::new(0), Id::new(u32::MAX)];
        for (place, id) in (0..).zip(ids) {
            assert_eq!(index.get(id), None, "{id}");
            index.put(id, place);
        }
        assert!((0..).zip(ids).all(|(place, id)| index.get(id) == Some(place)));
        assert_eq!(index.get(Id::new(4)), None);
    }
}
