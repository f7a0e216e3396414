//! The cards that come with cardwright: each a situation that people really send, to start from.

/// A card of the gallery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GalleryCard {
    /// Its name, as a template would have it.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub title: &'static str,
    /// Its JSON.
    pub text: &'static str,
}

macro_rules! cards {
    ($($name:literal: $title:literal,)*) => {
        &[$(GalleryCard {
            name: $name,
            title: $title,
            text: include_str!(concat!("../../assets/templates/", $name, ".template.json")),
        }),*]
    };
}

/// Every card of the gallery; the first is what a first start shows.
pub const GALLERY: &[GalleryCard] = cards! {
    "deploy-finished": "A deployment went through",
    "alert-firing": "An alert fires",
    "alert-resolved": "An alert is over",
    "approval": "Somebody has to approve something",
    "build-report": "A build report with a table",
    "incident": "An incident, with facts and a mention",
    "daily-summary": "The numbers of a day",
    "on-call-handover": "On-call duty changes hands",
    "ticket": "A ticket was opened (MessageCard)",
    "welcome": "Somebody new joins the channel",
};

/// The card of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static GalleryCard> {
    GALLERY.iter().find(|card| card.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Document;
    use crate::store::templates::{ENDING, check_name};

    #[test]
    fn every_card_of_the_folder_is_in_the_gallery() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/templates");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|file| file.unwrap().file_name().to_str()?.strip_suffix(ENDING).map(str::to_owned))
            .collect();
        files.sort();
        let mut names: Vec<_> = GALLERY.iter().map(|card| card.name.to_owned()).collect();
        names.sort();
        assert_eq!(names, files);
    }

    #[test]
    fn every_card_is_json_under_a_name_that_can_be_saved() {
        for card in GALLERY {
            assert_eq!(check_name(card.name), Ok(()));
            assert!(Document::parse(card.text).is_ok(), "{}", card.name);
            assert_eq!(find(card.name), Some(card));
        }
    }
}
