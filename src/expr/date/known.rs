//! The names of the IANA database that the reference knows: those that a zone of Windows stands for somewhere. Others, such as
//! `US/Pacific`, it refuses.

/// The names of an area, without it.
const AREAS: &[(&str, &str)] = &[
    (
        "Africa",
        "Abidjan Accra Algiers Bissau Cairo Casablanca Ceuta El_Aaiun Johannesburg Juba Khartoum Lagos \
         Maputo Monrovia Nairobi Ndjamena Sao_Tome Tripoli Tunis Windhoek",
    ),
    (
        "America",
        "Adak Anchorage Araguaina Argentina/Buenos_Aires Argentina/Catamarca Argentina/Cordoba \
         Argentina/Jujuy Argentina/La_Rioja Argentina/Mendoza Argentina/Rio_Gallegos Argentina/Salta \
         Argentina/San_Juan Argentina/San_Luis Argentina/Tucuman Argentina/Ushuaia Asuncion Atikokan \
         Bahia Bahia_Banderas Barbados Belem Belize Blanc-Sablon Boa_Vista Bogota Boise Cambridge_Bay \
         Campo_Grande Cancun Caracas Cayenne Chicago Chihuahua Costa_Rica Creston Cuiaba Curacao \
         Danmarkshavn Dawson Dawson_Creek Denver Detroit Edmonton Eirunepe El_Salvador Fort_Nelson \
         Fortaleza Glace_Bay Godthab Goose_Bay Grand_Turk Guatemala Guayaquil Guyana Halifax Havana \
         Hermosillo Indiana/Indianapolis Indiana/Knox Indiana/Marengo Indiana/Petersburg \
         Indiana/Tell_City Indiana/Vevay Indiana/Vincennes Indiana/Winamac Inuvik Iqaluit Jamaica Juneau \
         Kentucky/Louisville Kentucky/Monticello La_Paz Lima Los_Angeles Maceio Managua Manaus Martinique \
         Matamoros Mazatlan Menominee Merida Metlakatla Mexico_City Miquelon Moncton Monterrey Montevideo \
         Nassau New_York Nipigon Nome Noronha North_Dakota/Beulah North_Dakota/Center \
         North_Dakota/New_Salem Ojinaga Panama Pangnirtung Paramaribo Phoenix Port-au-Prince \
         Port_of_Spain Porto_Velho Puerto_Rico Punta_Arenas Rainy_River Rankin_Inlet Recife Regina \
         Resolute Rio_Branco Santarem Santiago Santo_Domingo Sao_Paulo Scoresbysund Sitka St_Johns \
         Swift_Current Tegucigalpa Thule Thunder_Bay Tijuana Toronto Vancouver Whitehorse Winnipeg \
         Yakutat Yellowknife",
    ),
    ("Antarctica", "Casey Davis DumontDUrville Macquarie Mawson Palmer Rothera Syowa Vostok"),
    (
        "Asia",
        "Almaty Amman Anadyr Aqtau Aqtobe Ashgabat Atyrau Baghdad Baku Bangkok Barnaul Beirut Bishkek \
         Brunei Chita Choibalsan Colombo Damascus Dhaka Dili Dubai Dushanbe Famagusta Gaza Hebron \
         Ho_Chi_Minh Hong_Kong Hovd Irkutsk Jakarta Jayapura Jerusalem Kabul Kamchatka Karachi Kathmandu \
         Khandyga Kolkata Krasnoyarsk Kuala_Lumpur Kuching Macau Magadan Makassar Manila Nicosia \
         Novokuznetsk Novosibirsk Omsk Oral Pontianak Pyongyang Qatar Qyzylorda Riyadh Sakhalin Samarkand \
         Seoul Shanghai Singapore Srednekolymsk Taipei Tashkent Tbilisi Tehran Thimphu Tokyo Tomsk \
         Ulaanbaatar Urumqi Ust-Nera Vladivostok Yakutsk Yangon Yekaterinburg Yerevan",
    ),
    ("Atlantic", "Azores Bermuda Canary Cape_Verde Faroe Madeira Reykjavik South_Georgia St_Helena Stanley"),
    (
        "Australia",
        "Adelaide Brisbane Broken_Hill Currie Darwin Eucla Hobart Lindeman Lord_Howe Melbourne Perth \
         Sydney",
    ),
    (
        "Etc",
        "GMT+1 GMT+10 GMT+11 GMT+12 GMT+2 GMT+3 GMT+4 GMT+5 GMT+6 GMT+7 GMT+8 GMT+9 GMT-1 GMT-10 GMT-11 \
         GMT-12 GMT-13 GMT-14 GMT-2 GMT-3 GMT-4 GMT-5 GMT-6 GMT-7 GMT-8 GMT-9 UTC",
    ),
    (
        "Europe",
        "Amsterdam Andorra Astrakhan Athens Belgrade Berlin Brussels Bucharest Budapest Chisinau \
         Copenhagen Dublin Gibraltar Helsinki Istanbul Kaliningrad Kiev Kirov Lisbon London Luxembourg \
         Madrid Malta Minsk Monaco Moscow Oslo Paris Prague Riga Rome Samara Saratov Simferopol Sofia \
         Stockholm Tallinn Tirane Ulyanovsk Uzhgorod Vienna Vilnius Volgograd Warsaw Zaporozhye Zurich",
    ),
    ("Indian", "Chagos Christmas Cocos Kerguelen Mahe Maldives Mauritius Reunion"),
    (
        "Pacific",
        "Apia Auckland Bougainville Chatham Chuuk Easter Efate Enderbury Fakaofo Fiji Funafuti Galapagos \
         Gambier Guadalcanal Guam Honolulu Kiritimati Kosrae Kwajalein Majuro Marquesas Nauru Niue \
         Norfolk Noumea Pago_Pago Palau Pitcairn Pohnpei Port_Moresby Rarotonga Tahiti Tarawa Tongatapu \
         Wake Wallis",
    ),
];

/// The names without an area.
const PLAIN: &[&str] = &["CST6CDT", "EST5EDT", "MST7MDT", "PST8PDT"];

/// Whether the reference knows a name. Case matters.
pub(super) fn is_known(name: &str) -> bool {
    let Some((area, place)) = name.split_once('/') else { return PLAIN.contains(&name) };
    AREAS.iter().any(|(known, places)| *known == area && places.split(' ').any(|known| known == place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_whole_and_their_case_matters() {
        for name in ["Europe/Berlin", "America/Argentina/Ushuaia", "Etc/GMT+8", "MST7MDT", "Pacific/Wallis"] {
            assert!(is_known(name), "{name}");
        }
        for name in ["europe/berlin", "US/Pacific", "Europe/Berlin Brussels", "Europe/", "Europe", "", "Asia/Calcutta"]
        {
            assert!(!is_known(name), "{name}");
        }
    }
}
