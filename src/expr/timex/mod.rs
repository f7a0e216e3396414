//! TIMEX: dates and times of which not everything is known, such as `XXXX-12-24` for any Christmas Eve, `TMO` for a morning or
//! `P3D` for three days.
//!
//! A [`Timex`] holds what is known. It is read from its text, or from an object with fields of the same names; [`Kind`]s say what
//! can be done with it, and [`Timex::resolved`] gives the value that it stands for, if it stands for one. What no text of the
//! notation has is simply not known: nothing here fails.

mod kinds;
mod read;
mod resolve;
mod write;

pub(super) use kinds::Kind;
pub(super) use resolve::Resolved;

/// What is known of a date, a time or a length of time.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Timex {
    /// That it is now.
    pub(super) now: Option<bool>,
    /// A length in years.
    pub(super) years: Option<f64>,
    /// A length in months.
    pub(super) months: Option<f64>,
    /// A length in weeks.
    pub(super) weeks: Option<f64>,
    /// A length in days.
    pub(super) days: Option<f64>,
    /// A length in hours.
    pub(super) hours: Option<f64>,
    /// A length in minutes.
    pub(super) minutes: Option<f64>,
    /// A length in seconds.
    pub(super) seconds: Option<f64>,
    /// The year.
    pub(super) year: Option<f64>,
    /// The month, from 1.
    pub(super) month: Option<f64>,
    /// The day of the month.
    pub(super) day: Option<f64>,
    /// The day of the week, Monday is 1.
    pub(super) weekday: Option<f64>,
    /// The week of the year.
    pub(super) week: Option<f64>,
    /// The week of the month.
    pub(super) week_of_month: Option<f64>,
    /// That it is a weekend.
    pub(super) weekend: Option<bool>,
    /// The season: `SP`, `SU`, `FA` or `WI`.
    pub(super) season: Option<String>,
    /// The hour.
    pub(super) hour: Option<f64>,
    /// The minute.
    pub(super) minute: Option<f64>,
    /// The second.
    pub(super) second: Option<f64>,
    /// The part of the day: `MO`, `AF`, `EV`, `NI` or `DT`.
    pub(super) part: Option<String>,
}
