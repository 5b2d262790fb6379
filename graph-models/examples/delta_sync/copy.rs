//! The copy in its database.

use std::error::Error;
use std::fmt::Write as _;

use graph_models::v1::{Group, User};
use graph_models::{Delta, DeltaItem};
use redb::{Database, ReadableDatabase, ReadableTable};

use super::kind::Kind;
use super::tables::{BIN, ENTITIES, JOURNAL, MEMBERS, PROGRESS, Tables};

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// Where a collection of the copy is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Progress {
    /// The address of the next page, or of later changes; `None` before the first page.
    pub(crate) link: Option<String>,
    /// How often all entities were requested again, because a link had expired.
    pub(crate) generation: u64,
    /// How many rounds have ended.
    pub(crate) rounds: u64,
    /// Whether the last page ended a round.
    pub(crate) ended: bool,
}

impl Progress {
    /// Everything is read again from this address.
    pub(crate) fn restarted(self, link: String) -> Self {
        let generation = self.generation + 1;
        Self { link: Some(link), generation, ended: false, ..self }
    }
}

/// A copy of the directory.
pub(crate) struct Copy {
    database: Database,
}

impl Copy {
    pub(crate) fn new(database: Database) -> Outcome<Self> {
        let transaction = database.begin_write()?;
        Tables::open(&transaction)?;
        transaction.commit()?;
        Ok(Self { database })
    }

    pub(crate) fn progress(&self, kind: &str) -> Outcome<Progress> {
        let table = self.database.begin_read()?.open_table(PROGRESS)?;
        let Some(entry) = table.get(kind)? else { return Ok(Progress::default()) };
        let (link, generation, rounds, ended) = entry.value();
        Ok(Progress { link: link.map(str::to_owned), generation, rounds, ended })
    }

    pub(crate) fn set_progress(&self, kind: &str, progress: &Progress) -> Outcome<()> {
        let transaction = self.database.begin_write()?;
        Tables::open(&transaction)?.set_progress(kind, progress)?;
        Ok(transaction.commit()?)
    }

    /// Applies a page, after which the copy is at `progress`: both or neither.
    pub(crate) fn apply<T: Kind>(&self, page: Delta<T>, progress: &Progress) -> Outcome<()> {
        let transaction = self.database.begin_write()?;
        let mut tables = Tables::open(&transaction)?;
        for change in page {
            match change {
                DeltaItem::Updated(entity) => tables.update(entity, progress.generation)?,
                DeltaItem::Removed(removal) => tables.remove(removal)?,
            }
        }
        if progress.ended {
            tables.remove_older::<T>(progress.generation)?;
            if T::HAS_MEMBERS {
                tables.remove_older_members(progress.generation)?;
            }
        }
        tables.set_progress(T::NAME, progress)?;
        drop(tables);
        Ok(transaction.commit()?)
    }

    /// How many rounds all collections have had.
    pub(crate) fn rounds(&self) -> Outcome<u64> {
        let (users, groups) = (self.progress(User::NAME)?, self.progress(Group::NAME)?);
        Ok(users.rounds.min(groups.rounds))
    }

    pub(crate) fn journal(&self) -> Outcome<Vec<String>> {
        let table = self.database.begin_read()?.open_table(JOURNAL)?;
        table.iter()?.map(|entry| Ok(entry?.1.value().to_owned())).collect()
    }

    /// Everything in the copy, a line each.
    pub(crate) fn dump(&self) -> Outcome<String> {
        let transaction = self.database.begin_read()?;
        let mut lines = String::new();
        for entry in transaction.open_table(ENTITIES)?.iter()? {
            let (key, value) = entry?;
            writeln!(lines, "{} {}", key.value().0, value.value().0)?;
        }
        for entry in transaction.open_table(BIN)?.iter()? {
            let (key, value) = entry?;
            writeln!(lines, "bin {} {}", key.value().0, value.value())?;
        }
        for entry in transaction.open_table(MEMBERS)?.iter()? {
            let key = entry?.0;
            let (group, member) = key.value();
            writeln!(lines, "{member} is in {group}")?;
        }
        Ok(lines)
    }
}
