import Sealing

/// Whether a text is a phone number; what is typed by hand often isn't.
enum PhoneText {
    static func isNumber(_ text: String) -> Bool { PhoneNumber(text) != nil }
}
