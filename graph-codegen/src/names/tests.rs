use super::*;

#[test]
fn fields_are_snake_case() {
    for (name, field) in [
        ("id", "id"),
        ("osVersion", "os_version"),
        ("iOSDeviceId", "i_os_device_id"),
        ("deviceID", "device_id"),
        ("sha256Hash", "sha256_hash"),
        ("isWPA2", "is_wpa2"),
        ("self", "self_"),
        ("type", "type_"),
        ("3DSecure", "_3_d_secure"),
        ("a-b.c", "a_b_c"),
        ("additionalData", "additional_data_"),
    ] {
        assert_eq!(field_name(name), field);
    }
}

#[test]
fn types_are_upper_camel_case() {
    for (name, ty) in [
        ("complianceStatus", "ComplianceStatus"),
        ("x509Certificate", "X509Certificate"),
        ("self", "Self_"),
        ("string", "String_"),
        ("10", "_10"),
        ("on-premises", "OnPremises"),
        ("inbox_folder", "InboxFolder"),
        ("v4_0_3", "V4_0_3"),
    ] {
        assert_eq!(type_name(name), ty);
    }
}

#[test]
fn members_cannot_be_named_like_the_variant_for_unknown_ones() {
    assert_eq!(variant_name("unrecognized"), "Unrecognized_");
    assert_eq!(variant_name("string"), "String");
}

#[test]
fn the_naming_rule_restores_most_wire_names() {
    for name in ["id", "osVersion", "type", "sha256Hash"] {
        assert_eq!(wire_name_of_field(&field_name(name)), name);
    }
    for name in ["complianceStatus", "tls1_2", "self", "unrecognized"] {
        let back = wire_name_of_type(&variant_name(name));
        assert_eq!(back.trim_end_matches('_'), name);
    }
    assert_ne!(wire_name_of_field(&field_name("v4_0")), "v4_0");
    assert_ne!(wire_name_of_type(&type_name("Json")), "Json");
}

#[test]
fn characters_that_identifiers_cannot_have_separate_words() {
    for (name, field, variant) in [
        ("on-premises.sync", "on_premises_sync", "OnPremisesSync"),
        ("a  b", "a_b", "AB"),
        ("x²", "x", "X"),
        ("größe", "größe", "Größe"),
        ("ölStand", "öl_stand", "ÖlStand"),
        ("\u{301}accent", "_\u{301}accent", "_\u{301}accent"),
        ("a\nb", "a_b", "AB"),
    ] {
        assert_eq!((&*field_name(name), &*variant_name(name)), (field, variant));
    }
}

#[test]
fn a_name_without_letters_becomes_unnamed() {
    for name in ["", "_", "__", "-", "…", "🦀", " \t"] {
        assert_eq!(field_name(name), "unnamed");
        assert_eq!(type_name(name), "Unnamed");
        assert_eq!(variant_name(name), "Unnamed");
        assert_eq!(module_name(name), "unnamed");
    }
}

#[test]
fn keywords_and_names_of_used_types_get_an_underscore() {
    for word in KEYWORDS {
        assert_eq!(field_name(word), word.to_lowercase() + "_");
        assert_eq!(module_name(word), word.to_lowercase() + "_");
    }
    for name in TAKEN_TYPES {
        assert_eq!(type_name(name), format!("{name}_"));
    }
}

#[test]
fn module_names_are_valid_file_names_on_every_system() {
    for (name, module) in [
        ("callRecords", "call_records"),
        ("größe", "gr_e"),
        ("数据", "unnamed"),
        ("10", "n10"),
        ("aux", "aux_"),
        ("CON", "con_"),
        ("../up", "up"),
    ] {
        assert_eq!(module_name(name), module);
    }
    assert_eq!(module_name(&"long".repeat(100)).len(), 200);
}
