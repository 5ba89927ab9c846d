-- Shows the binary protocol (protocols/broadcast/README.md) in Wireshark: type, length, body.
-- SPDX-License-Identifier: BSL-1.0
--
--   wireshark -X lua_script:broadcast.lua     or put it into the folder that Help > About > Folders calls Personal Lua Plugins
--
-- Frames may come in pieces or many at a time. The answer to a join is one raw byte; servers of some classes send a frame.
local broadcast = Proto("broadcast", "Chat: broadcast")

local types = { [0] = "join", [1] = "leave", [2] = "talk", [3] = "list", [4] = "direct", [5] = "error" }
local answers = { [0] = "accepted", [1] = "refused" }
local fields = {
  type = ProtoField.uint8("broadcast.type", "Type", base.HEX, types),
  length = ProtoField.uint16("broadcast.length", "Length", base.DEC),
  body = ProtoField.string("broadcast.body", "Body", base.UNICODE),
  status = ProtoField.uint8("broadcast.status", "Status", base.HEX, answers),
}
broadcast.fields = fields
local unknown = ProtoExpert.new("broadcast.type.unknown", "Type that the protocol does not have", expert.group.PROTOCOL,
  expert.severity.WARN)
broadcast.experts = { unknown }

local prefs = broadcast.prefs
prefs.port = Pref.uint("Port of the server", 9000, "TCP port; other ports by Decode As")
prefs.status_frame = Pref.bool("A join is answered by a frame", false, "00 0001 SS instead of one raw byte")
prefs.bare = Pref.bool("01 and 03 come alone", false, "a leave or list at the end of a segment has no length")

local header = 3
local join, leave, talk, list = 0, 1, 2, 3

-- How many bytes the frame at `at` has; nothing where it is not whole, and then how many are missing, if that is known.
local function frame_length(buffer, at, to_server)
  local left = buffer:len() - at
  local type = buffer(at, 1):uint()
  if not to_server and not prefs.status_frame and (type == join or type == leave) then return 1 end
  if to_server and (type == leave or type == list) then
    if left == 1 and prefs.bare or left > 1 and buffer(at + 1, 1):uint() ~= 0 then return 1 end
  end
  if left < header then return nil end
  local whole = header + buffer(at + 1, 2):uint()
  if left < whole then return nil, whole - left end
  return whole
end

local function show_frame(bytes, tree, to_server)
  local type = bytes(0, 1):uint()
  local name = types[type] or string.format("type %d", type)
  local status = not to_server and (type == join or type == leave) and bytes(bytes:len() - 1, 1)
  local words = status and (answers[status:uint()] or "status") or name
  local item = tree:add(broadcast, bytes, "Chat: broadcast, " .. words)
  if status and bytes:len() == 1 then
    item:add(fields.status, status)
    return words
  end
  item:add(fields.type, bytes(0, 1))
  if not types[type] then item:add_proto_expert_info(unknown) end
  if bytes:len() < header then return words .. " (alone)" end
  item:add(fields.length, bytes(1, 2))
  if status then
    item:add(fields.status, status)
  elseif bytes:len() > header then
    local body = bytes(header)
    item:add(fields.body, body, body:string(ENC_UTF_8))
    words = words .. " " .. body:string(ENC_UTF_8)
  end
  return words
end

function broadcast.dissector(buffer, info, tree)
  local to_server = info.dst_port == prefs.port or info.src_port ~= prefs.port and info.dst_port < info.src_port
  local at, words = 0, {}
  while at < buffer:len() do
    local length, missing = frame_length(buffer, at, to_server)
    if not length then
      info.desegment_offset = at
      info.desegment_len = missing or DESEGMENT_ONE_MORE_SEGMENT
      break
    end
    words[#words + 1] = show_frame(buffer(at, length):tvb(), tree, to_server)
    at = at + length
  end
  info.cols.protocol = "broadcast"
  if #words > 0 then info.cols.info = (to_server and "-> " or "<- ") .. table.concat(words, " | ") end
  return buffer:len()
end

local ports = DissectorTable.get("tcp.port")
local registered = prefs.port
ports:add(registered, broadcast)

function broadcast.prefs_changed()
  if registered == prefs.port then return end
  ports:remove(registered, broadcast)
  registered = prefs.port
  ports:add(registered, broadcast)
end
