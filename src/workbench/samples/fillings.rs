//! What a template is filled with: every data set that is JSON, the one that is chosen, and what goes for all of them.

use std::sync::Arc;

use serde_json::Value as Data;

use super::{Sample, Samples};
use crate::expr::{Engine, Environment};
use crate::template::Input;

/// A data set by its name.
#[derive(Debug, Clone)]
pub struct Filling {
    /// The name of its case.
    pub name: String,
    /// `$root`.
    pub data: Arc<Data>,
}

/// Everything to fill a template with.
#[derive(Debug, Clone, Default)]
pub struct Fillings {
    /// The data sets that are JSON, in their order.
    pub sets: Vec<Filling>,
    /// `$host`.
    pub host: Option<Arc<Data>>,
    /// Whose behaviour rules.
    pub engine: Engine,
    /// The time, the locale.
    pub environment: Environment,
    /// Bytes of their texts.
    pub bytes: usize,
    chosen: Option<usize>,
}

impl Fillings {
    pub(super) fn of(samples: &Samples) -> Self {
        let read = |sample: &Sample| sample.data().cloned();
        let mut fillings = Self {
            host: samples.host.as_ref().and_then(read),
            engine: samples.engine,
            environment: samples.environment.clone(),
            bytes: samples.all().map(|sample| sample.text().len()).sum(),
            ..Self::default()
        };
        for (place, sample) in samples.sets.iter().enumerate() {
            let Some(data) = read(sample) else { continue };
            if place == samples.chosen {
                fillings.chosen = Some(fillings.sets.len());
            }
            fillings.sets.push(Filling { name: sample.slot().name().to_owned(), data });
        }
        fillings
    }

    /// The data set that the card is filled with.
    #[must_use]
    pub fn chosen(&self) -> Option<&Filling> {
        self.sets.get(self.chosen?)
    }

    /// A data set, as a template takes it.
    #[must_use]
    pub fn input<'a>(&'a self, filling: &'a Filling) -> Input<'a> {
        Input { data: Some(&filling.data), host: self.host.as_deref() }
    }

    /// The chosen one, as a template takes it; where none is, there are no data but the host's.
    #[must_use]
    pub fn chosen_input(&self) -> Input<'_> {
        Input { data: self.chosen().map(|filling| &*filling.data), host: self.host.as_deref() }
    }

    /// Whether both come to the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        let same = |one: &Option<Arc<Data>>, other: &Option<Arc<Data>>| match (one, other) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        self.chosen == other.chosen
            && self.engine == other.engine
            && self.environment == other.environment
            && same(&self.host, &other.host)
            && self.sets.len() == other.sets.len()
            && self
                .sets
                .iter()
                .zip(&other.sets)
                .all(|(one, other)| one.name == other.name && Arc::ptr_eq(&one.data, &other.data))
    }
}
