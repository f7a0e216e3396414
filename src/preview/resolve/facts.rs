//! `FactSet`: names and values in two columns.

use super::{Context, Resolver, Task};
use crate::json::Pointer;
use crate::preview::Role;
use crate::preview::boxes::{Gap, Kind, Node, Spacing, Table};
use crate::preview::inks::Look;
use crate::preview::tracks::Track;
use crate::preview::wrap::Wrapping;

/// The most that names take: 150 px in Teams.
const NAME_COLUMNS: usize = 19;
/// Values of less than this stand below their names, as on phones.
const VALUE_COLUMNS: usize = 10;

impl<'d> Resolver<'d> {
    pub(super) fn fact_set(&mut self, task: &Task<'d>) {
        let below = task.pointer.key("facts");
        let facts: Vec<_> = task
            .element
            .children("facts")
            .enumerate()
            .filter(|(_, fact)| fact.is_visible())
            .map(|(at, fact)| (below.index(at), fact.text("title"), fact.text("value")))
            .filter(|(_, name, value)| !name.trim().is_empty() || !value.trim().is_empty())
            .collect();
        if facts.is_empty() {
            return;
        }
        let table = self.placed(fact_table(&task.context), task, Role::Element);
        let parent = self.boxes.push(task.parent, table);
        for (pointer, name, value) in facts {
            self.fact(&name, &value, &pointer, parent, &task.context);
        }
    }

    /// The facts of a connector card's section.
    pub(super) fn section_facts(&mut self, task: &Task<'d>, parent: usize, context: &Context) {
        let below = task.pointer.key("facts");
        let mut table = None;
        for (at, fact) in task.element.children("facts").enumerate() {
            let (name, value) = (fact.text("name"), fact.text("value"));
            if name.trim().is_empty() && value.trim().is_empty() {
                continue;
            }
            let parent = *table.get_or_insert_with(|| {
                let mut node = fact_table(context);
                node.gap = Gap { spacing: Spacing::Default, separator: None };
                self.boxes.push(parent, node.at(&below, Role::Element))
            });
            self.fact(&name, &value, &below.index(at), parent, context);
        }
    }

    fn fact(&mut self, name: &str, value: &str, pointer: &Pointer, table: usize, context: &Context) {
        let row = self.boxes.push(table, Node::new(Kind::TableRow).at(pointer, Role::Element));
        for (text, look) in [(name, Look::BOLD), (value, Look::default())] {
            let node = self.rich_text(text, look, context, Wrapping::FREE);
            self.boxes.push(row, node.unwrap_or_else(|| Node::new(Kind::Stack)));
        }
    }
}

fn fact_table(context: &Context) -> Node {
    let tracks = vec![Track::Auto(NAME_COLUMNS), Track::Stretch];
    let table = Table { tracks, gap: 2, last_least: VALUE_COLUMNS, mirrored: context.is_rtl, ..Table::default() };
    Node::new(Kind::Table(Box::new(table)))
}
