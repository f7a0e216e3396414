//! What a host makes of a card: what it refuses, leaves out, or shows only so many of.
//!
//! `shown` looks at cards, elements and properties that a host leaves out, `counts` at lists that are longer than what is
//! shown, `envelope` at the message around the cards, `mentions` at `<at>…</at>` and its entities, `pictures` at addresses
//! of pictures and icons, `notification` at what is told before the card is opened. Texts have a folder of their own.
//!
//! What one host does and another does not is data of `card::host`; what all of them do alike (how a mention is matched,
//! which pictures are fetched) stands in the functions. Without a host only what holds for every host is told. Positions are those of the file, also for cards inside a message.

pub(super) mod counts;
pub(super) mod envelope;
pub(super) mod mentions;
pub(super) mod notification;
pub(super) mod pictures;
pub(super) mod shown;
