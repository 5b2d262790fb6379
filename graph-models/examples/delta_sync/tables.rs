//! The tables of the copy, and how a change is applied to them.

use graph_models::{Removal, RemovalReason, json, merge_change};
use redb::{ReadableTable, ReadableTableMetadata, Table, TableDefinition, WriteTransaction};

use super::copy::{Outcome, Progress};
use super::kind::Kind;

/// The collection and the id of an entity, to its JSON and the generation in which it was last seen.
pub(crate) const ENTITIES: TableDefinition<'_, (&str, &str), (&str, u64)> =
    TableDefinition::new("entities");
/// Deleted entities that can still be restored, as they were.
pub(crate) const BIN: TableDefinition<'_, (&str, &str), &str> = TableDefinition::new("bin");
/// The ids of a group and of a member, to the generation in which the member was last seen.
pub(crate) const MEMBERS: TableDefinition<'_, (&str, &str), u64> = TableDefinition::new("members");
/// A collection, to its [`Progress`].
pub(crate) const PROGRESS: TableDefinition<'_, &str, Row> = TableDefinition::new("progress");
/// What became different, in order. Another part of a program can act on each entry once.
pub(crate) const JOURNAL: TableDefinition<'_, u64, &str> = TableDefinition::new("journal");

/// A [`Progress`] in its table: the link, the generation, the rounds, and whether a round has ended.
pub(crate) type Row = (Option<&'static str>, u64, u64, bool);

/// The tables in a transaction.
pub(crate) struct Tables<'t> {
    entities: Table<'t, (&'static str, &'static str), (&'static str, u64)>,
    bin: Table<'t, (&'static str, &'static str), &'static str>,
    members: Table<'t, (&'static str, &'static str), u64>,
    progress: Table<'t, &'static str, Row>,
    journal: Table<'t, u64, &'static str>,
}

impl<'t> Tables<'t> {
    pub(crate) fn open(transaction: &'t WriteTransaction) -> Outcome<Self> {
        Ok(Self {
            entities: transaction.open_table(ENTITIES)?,
            bin: transaction.open_table(BIN)?,
            members: transaction.open_table(MEMBERS)?,
            progress: transaction.open_table(PROGRESS)?,
            journal: transaction.open_table(JOURNAL)?,
        })
    }

    pub(crate) fn set_progress(&mut self, kind: &str, progress: &Progress) -> Outcome<()> {
        let Progress { link, generation, rounds, ended } = progress;
        self.progress.insert(kind, (link.as_deref(), *generation, *rounds, *ended))?;
        Ok(())
    }

    fn note(&mut self, entry: &str) -> Outcome<()> {
        let next = self.journal.len()?;
        self.journal.insert(next, entry)?;
        Ok(())
    }

    /// Merges a change of an entity, which may be new or restored.
    pub(crate) fn update<T: Kind>(&mut self, mut change: T, generation: u64) -> Outcome<()> {
        let members = change.take_members()?;
        let Some(id) = change.id().map(str::to_owned) else { return Ok(()) };
        let key = (T::NAME, id.as_str());
        let known = self.entities.get(key)?.map(|entry| {
            let (text, seen) = entry.value();
            (text.to_owned(), seen)
        });
        let in_bin = self.bin.remove(key)?.map(|entry| entry.value().to_owned());
        let event = match (&known, &in_bin) {
            (Some(_), _) => "changed",
            (None, Some(_)) => "restored",
            (None, None) => "added",
        };
        let before: T = match known.as_ref().map(|(text, _)| text).or(in_bin.as_ref()) {
            Some(text) => json::from_str(text)?,
            None => T::default(),
        };
        // A property that a change omits is unchanged, and one that it has as null is now null. But when
        // everything is read again, an entity comes as it is, without the properties that have no value.
        let is_whole = known.as_ref().is_some_and(|(_, seen)| *seen < generation);
        let mut after = if is_whole { T::default() } else { before.clone() };
        merge_change(&change, &mut after)?;
        self.entities.insert(key, (json::to_string(&after)?.as_str(), generation))?;
        // A service may send a change twice.
        if known.is_none() || after != before {
            self.note(&format!("{}/{id} {event}", T::NAME))?;
        }
        for member in members {
            let removed = member.is_removed();
            let member = member.into_item();
            let Some(member) = member.id() else { continue };
            let differs = match removed {
                true => self.members.remove((id.as_str(), member))?.is_some(),
                false => self.members.insert((id.as_str(), member), generation)?.is_none(),
            };
            if differs {
                let event = if removed { "left" } else { "joined" };
                self.note(&format!("{member} {event} {}/{id}", T::NAME))?;
            }
        }
        Ok(())
    }

    /// Removes an entity. A removal may be received twice, and a permanent one may follow one that is not.
    pub(crate) fn remove<T: Kind>(&mut self, removal: Removal<T>) -> Outcome<()> {
        let Some(id) = removal.item.id().map(str::to_owned) else { return Ok(()) };
        let key = (T::NAME, id.as_str());
        let known = self.entities.remove(key)?.map(|entry| entry.value().0.to_owned());
        let in_bin = self.bin.remove(key)?.map(|entry| entry.value().to_owned());
        let was_known = known.is_some();
        if removal.reason == Some(RemovalReason::Changed) {
            let text = match known.or(in_bin) {
                Some(text) => text,
                None => json::to_string(&removal.item)?,
            };
            self.bin.insert(key, text.as_str())?;
        }
        if removal.reason != Some(RemovalReason::Changed) {
            self.remove_members_of(&id)?;
        }
        match was_known {
            true => self.note(&format!("{}/{id} removed", T::NAME)),
            false => Ok(()),
        }
    }

    /// Removes the members of a group that cannot be restored.
    fn remove_members_of(&mut self, group: &str) -> Outcome<()> {
        Ok(self.members.retain_in((group, "")..=(group, LAST), |_, _| false)?)
    }

    /// After everything was read again, removes what was not seen: its removal was never received.
    pub(crate) fn remove_older<T: Kind>(&mut self, generation: u64) -> Outcome<()> {
        let mut old = Vec::new();
        for entry in self.entities.range((T::NAME, "")..=(T::NAME, LAST))? {
            let (key, value) = entry?;
            if value.value().1 < generation {
                old.push(key.value().1.to_owned());
            }
        }
        for id in old {
            self.entities.remove((T::NAME, id.as_str()))?;
            self.remove_members_of(&id)?;
            self.note(&format!("{}/{id} is gone", T::NAME))?;
        }
        Ok(())
    }

    /// Removes the memberships that were not seen when all groups were read again.
    pub(crate) fn remove_older_members(&mut self, generation: u64) -> Outcome<()> {
        let mut old = Vec::new();
        for entry in self.members.iter()? {
            let (key, seen) = entry?;
            if seen.value() < generation {
                let (group, member) = key.value();
                old.push((group.to_owned(), member.to_owned()));
            }
        }
        for (group, member) in old {
            self.members.remove((group.as_str(), member.as_str()))?;
            self.note(&format!("{member} left groups/{group}"))?;
        }
        Ok(())
    }
}

/// After every id in the order of keys.
const LAST: &str = "\u{10ffff}";
