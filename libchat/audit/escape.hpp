// Strings as they may stand in a record: escaped, so that no client can forge a line or send a terminal escape.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace chat {

// Appends `bytes` as the inside of a JSON string (RFC 8259 §7). Whatever comes, what is added is valid UTF-8 without a
// line end, a control character (C0, DEL, C1), U+2028, U+2029 or a character that turns the direction of writing:
// those, the quote and the backslash are escaped. Bytes that are not UTF-8 are read, all of them, as ISO 8859-1.
void append_escaped(std::string& page, std::string_view bytes);

// Appends the bytes in base64 with padding (RFC 4648 §4).
void append_base64(std::string& page, std::string_view bytes);

} // namespace chat
