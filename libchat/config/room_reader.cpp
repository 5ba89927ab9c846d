// What a [room.NAME] section may say.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/room_reader.hpp"

#include "libchat/config/homes.hpp"
#include "libchat/config/keys.hpp"

#include <vector>

namespace chat {

RoomConfig read_room(const SectionReader& section, std::span<const ProtocolType> protocols) {
    RoomConfig room;
    room.name = section.read_name("the room's name");
    std::vector<std::string_view> known;
    for (const RoomKey& key : room_keys()) known.push_back(key.name);
    for (const IniEntry& entry : section.section().entries) {
        const RoomKey* key = find_key(room_keys(), entry.key);
        if (!key) section.fail_unknown_key(entry, known, find_home(entry.key, protocols));
        section.read_value(entry, key->allowed, [&](std::string_view value) { key->read(room, value); });
    }
    return room;
}

} // namespace chat
