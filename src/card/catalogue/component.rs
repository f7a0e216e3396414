//! Components: people, files and events that Microsoft Graph knows, and Loop.

use super::Group::{Advanced, Content, Style};
use super::build::{
    PREVIEW, TEAMS, TEAMS_ONLY, choice, line, many, map, one, optional_flag, properties, strings, suggested, url,
};
use super::shared::{ALIGNMENT, FALLBACK, IDENTITY, KEY, PLACE};
use super::{ElementType, Slot, ValueType};

pub(super) static LOOP_COMPONENT: ElementType = PREVIEW
    .element("LoopComponent", "A Loop component that readers edit in the card.")
    .properties(properties!(PREVIEW;
        &[url("componentUrl", Content, "The address of the Loop component.")],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["componentUrl", "id"])
    .hosts(&[])
    .note("In preview.")
    .fresh(r#"{"type": "LoopComponent", "componentUrl": "https://example.com/component"}"#);

pub(super) static GRAPH_USER: ElementType = TEAMS
    .element("Component:graph.microsoft.com/user", "A person of the organisation, with picture and name.")
    .properties(properties!(TEAMS;
        &[
            one("properties", Content, Slot::Types(&["PersonaProperties"]), "What it shows."),
            choice("name", Advanced, &["graph.microsoft.com/user"], "The name that says which component it is.").required().default("\"graph.microsoft.com/user\""),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["name", "id"])
    .holds("properties")
    .component("graph.microsoft.com/user")
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "Component", "name": "graph.microsoft.com/user", "properties": {"userPrincipalName": "name@example.com", "displayName": "Name"}}"#);

pub(super) static GRAPH_USERS: ElementType = TEAMS
    .element("Component:graph.microsoft.com/users", "Several people of the organisation.")
    .properties(properties!(TEAMS;
        &[
            one("properties", Content, Slot::Types(&["PersonaSetProperties"]), "What it shows."),
            choice("name", Advanced, &["graph.microsoft.com/users"], "The name that says which component it is.").required().default("\"graph.microsoft.com/users\""),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["name", "id"])
    .holds("properties")
    .component("graph.microsoft.com/users")
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "Component", "name": "graph.microsoft.com/users", "properties": {"users": [{"userPrincipalName": "name@example.com", "displayName": "Name"}]}}"#);

pub(super) static GRAPH_RESOURCE: ElementType = TEAMS
    .element("Component:graph.microsoft.com/resource", "Something that Microsoft Graph knows, as a tile.")
    .properties(properties!(TEAMS;
        &[
            one("properties", Content, Slot::Types(&["ResourceProperties"]), "What it shows."),
            choice("name", Advanced, &["graph.microsoft.com/resource"], "The name that says which component it is.").required().default("\"graph.microsoft.com/resource\""),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["name", "id"])
    .holds("properties")
    .component("graph.microsoft.com/resource")
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "Component", "name": "graph.microsoft.com/resource", "properties": {"id": "resource"}}"#);

pub(super) static GRAPH_FILE: ElementType = TEAMS
    .element("Component:graph.microsoft.com/file", "A file, as a tile.")
    .properties(properties!(TEAMS;
        &[
            one("properties", Content, Slot::Types(&["FileProperties"]), "What it shows."),
            choice("name", Advanced, &["graph.microsoft.com/file"], "The name that says which component it is.").required().default("\"graph.microsoft.com/file\""),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["name", "id"])
    .holds("properties")
    .component("graph.microsoft.com/file")
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "Component", "name": "graph.microsoft.com/file", "properties": {"name": "Report.docx", "extension": "docx", "url": "https://example.com/report.docx"}}"#);

pub(super) static GRAPH_EVENT: ElementType = TEAMS
    .element("Component:graph.microsoft.com/event", "An event of the calendar, as a tile.")
    .properties(properties!(TEAMS;
        &[
            one("properties", Content, Slot::Types(&["CalendarEventProperties"]), "What it shows."),
            choice("name", Advanced, &["graph.microsoft.com/event"], "The name that says which component it is.").required().default("\"graph.microsoft.com/event\""),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["name", "id"])
    .holds("properties")
    .component("graph.microsoft.com/event")
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "Component", "name": "graph.microsoft.com/event", "properties": {"id": "event", "title": "Title", "start": "2026-01-31T09:00:00Z", "end": "2026-01-31T10:00:00Z"}}"#);

pub(super) static PERSONA: ElementType = TEAMS
    .object("PersonaProperties", "Who the person is.")
    .properties(properties!(TEAMS;
        &[
            line("userPrincipalName", Content, "The sign-in name of the person."),
            line("displayName", Content, "The name that is shown."),
            choice("iconStyle", Style, &["profilePicture", "contactCard", "none"], "The picture beside the name."),
            choice("style", Style, &["iconAndName", "iconOnly", "nameOnly"], "Picture and name, or one of them."),
            KEY,
            line("id", Content, "The id of the person in the directory."),
        ],
    ))
    .labels(&["displayName", "userPrincipalName", "id"])
    .by_place()
    .fresh(r#"{"userPrincipalName": "name@example.com", "displayName": "Name"}"#);

pub(super) static PERSONA_SET: ElementType = TEAMS
    .object("PersonaSetProperties", "Who the people are.")
    .properties(properties!(TEAMS;
        &[
            many("users", Content, Slot::Types(&["PersonaProperties"]), "The people."),
            choice("iconStyle", Style, &["profilePicture", "contactCard", "none"], "The picture beside the name."),
            choice("style", Style, &["iconAndName", "iconOnly", "nameOnly"], "Picture and name, or one of them."),
            KEY,
        ],
    ))
    .holds("users")
    .by_place()
    .fresh(r#"{"users": [{"userPrincipalName": "name@example.com", "displayName": "Name"}]}"#);

pub(super) static RESOURCE: ElementType = TEAMS
    .object("ResourceProperties", "What the resource is.")
    .properties(properties!(TEAMS;
        &[
            map("resourceReference", Content, &ValueType::Text, "The ids by which Microsoft Graph finds it."),
            one("resourceVisualization", Style, Slot::Types(&["ResourceVisualization"]), "How it is pictured."),
            KEY,
            line("id", Content, "The id of the resource."),
        ],
    ))
    .labels(&["id"])
    .by_place()
    .fresh(r#"{"id": "resource", "resourceReference": {}, "resourceVisualization": {}}"#);

pub(super) static VISUALIZATION: ElementType = TEAMS
    .object("ResourceVisualization", "How a resource is pictured.")
    .properties(properties!(TEAMS;
        &[
            line("media", Content, "What it is pictured by."),
            KEY,
        ],
    ))
    .labels(&["media"])
    .by_place()
    .fresh(r#"{"media": "image"}"#);

pub(super) static FILE: ElementType = TEAMS
    .object("FileProperties", "What the file is.")
    .properties(properties!(TEAMS;
        &[
            line("name", Content, "The name of the file."),
            url("url", Content, "Where the file is."),
            line("extension", Content, "The ending of the file's name, such as docx."),
            KEY,
        ],
    ))
    .labels(&["name", "url"])
    .by_place()
    .fresh(r#"{"name": "Report.docx", "extension": "docx", "url": "https://example.com/report.docx"}"#);

pub(super) static EVENT: ElementType = TEAMS
    .object("CalendarEventProperties", "What the event is.")
    .properties(properties!(TEAMS;
        &[
            many("attendees", Content, Slot::Types(&["CalendarEventAttendee"]), "Those who are invited."),
            line("title", Content, "What the event is called."),
            line("start", Content, "When it begins."),
            line("end", Content, "When it ends."),
            line("status", Content, "How things stand, in a word."),
            strings("locations", Content, "Where it takes place."),
            url("onlineMeetingUrl", Content, "The address by which one joins."),
            optional_flag("isAllDay", Content, "Whether it takes the whole day."),
            url("url", Content, "The address of the event in the calendar."),
            one("organizer", Content, Slot::Types(&["CalendarEventAttendee"]), "Who invites."),
            line("extension", Advanced, "Data of an extension, as text."),
            KEY,
            line("id", Content, "The id of the event."),
        ],
    ))
    .labels(&["title", "id"])
    .holds("attendees")
    .by_place()
    .fresh(r#"{"id": "event", "title": "Title", "start": "2026-01-31T09:00:00Z", "end": "2026-01-31T10:00:00Z"}"#);

pub(super) static ATTENDEE: ElementType = TEAMS
    .object("CalendarEventAttendee", "Someone who takes part in the event.")
    .properties(properties!(TEAMS;
        &[
            line("name", Content, "The name of the person."),
            line("email", Content, "The mail address."),
            line("title", Content, "What the person does, such as a job title."),
            suggested("type", Content, &["required", "optional", "resource"], "Whether the person has to be there."),
            line("status", Content, "How things stand, in a word."),
            KEY,
        ],
    ))
    .labels(&["name", "email"])
    .by_place()
    .fresh(r#"{"name": "Name", "email": "name@example.com"}"#);
