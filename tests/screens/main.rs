//! Key scripts: the real `update`, `view` and services, without a terminal.
//!
//! A [`bench`] holds the workbench in a home of its own. It presses keys as one line of text says (`"d:Save<enter>"`),
//! has the effects carried out as the runtime would, waits until nothing is under way, and draws on a buffer. No test
//! here sleeps, and none knows how a screen is built inside: it presses, clicks, and looks at the document, the disk and
//! the screen.
//!
//! [`commands`] has a script for each command of the table, [`properties`] edits every kind of value, [`clicks`] does with
//! the mouse what a mouse would do, [`pictures`] a snapshot of each screen, [`sizes`] draws all of them where there is hardly
//! any room, [`filled`] takes a template from its data to the channel, [`nothing_lost`] asks what becomes of work that is not saved.

#[cfg(test)]
mod bench;
#[cfg(test)]
mod clicks;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod filled;
#[cfg(test)]
mod fixed;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod nothing_lost;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod problems;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod scenes;
#[cfg(test)]
mod shown;
#[cfg(test)]
mod sizes;
#[cfg(test)]
mod source;
