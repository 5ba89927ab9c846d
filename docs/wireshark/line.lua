-- Shows the line protocol (protocols/line/README.md) in Wireshark: a command, a status or an event a line.
-- SPDX-License-Identifier: BSL-1.0
--
--   wireshark -X lua_script:line.lua          or put it into the folder that Help > About > Folders calls Personal Lua Plugins
--
-- Lines end in LF, or in CR LF; they may come in pieces or many at a time.
local line = Proto("chatline", "Chat: line")

local fields = {
  line = ProtoField.string("chatline.line", "Line", base.UNICODE),
  command = ProtoField.string("chatline.command", "Command", base.UNICODE),
  word = ProtoField.string("chatline.word", "First word", base.UNICODE),
  verb = ProtoField.string("chatline.verb", "Answers", base.UNICODE),
  code = ProtoField.string("chatline.code", "Code", base.UNICODE),
  name = ProtoField.string("chatline.name", "Name", base.UNICODE),
  room = ProtoField.string("chatline.room", "Room", base.UNICODE),
  text = ProtoField.string("chatline.text", "Text", base.UNICODE),
}
line.fields = fields
local unknown = ProtoExpert.new("chatline.word.unknown", "First word that the protocol does not have", expert.group.PROTOCOL,
  expert.severity.NOTE)
local refused = ProtoExpert.new("chatline.refused", "Command that was refused", expert.group.RESPONSE_CODE, expert.severity.NOTE)
line.experts = { unknown, refused }
line.prefs.port = Pref.uint("Port of the server", 9002, "TCP port; other ports by Decode As")

-- What stands behind the first word of a server's line, a field a word; the last one, if it is `text`, takes the rest.
local shapes = {
  OK = { "verb", "text" }, ERR = { "verb", "code", "text" }, USERS = { "room", "text" }, ROOMS = { "text" }, HELP = { "text" },
  LOGIN = { "name" }, LOGOUT = { "name" }, FROM = { "name", "text" }, ALL = { "name", "text" },
  JOINED = { "room", "name" }, DROPPED = { "room", "name" }, SAID = { "room", "name", "text" },
}

-- The bytes of the next word behind `at`, and where it ends; nothing at the end of the line.
local function next_word(bytes, at)
  local text = bytes:raw()
  local first, last = text:find("[^ \t]+", at + 1)
  if not first then return nil end
  return bytes(first - 1, last - first + 1), last
end

local function show_server_line(bytes, item)
  local word, at = next_word(bytes, 0)
  if not word then return end
  item:add(fields.word, word)
  local shape = shapes[word:string()]
  if not shape then return item:add_proto_expert_info(unknown) end
  if word:string() == "ERR" then item:add_proto_expert_info(refused) end
  for _, name in ipairs(shape) do
    if at + 1 >= bytes:len() then return end
    if name == "text" then
      item:add(fields.text, bytes(at + 1), bytes(at + 1):string(ENC_UTF_8)) -- behind one blank; others are its own
      return
    end
    local value
    value, at = next_word(bytes, at)
    if not value then return end
    item:add(fields[name], value, value:string(ENC_UTF_8))
  end
end

local function show_line(bytes, tree, to_server)
  local item = tree:add(line, bytes, "Chat: line, " .. bytes:string(ENC_UTF_8))
  item:add(fields.line, bytes, bytes:string(ENC_UTF_8))
  if not to_server then return show_server_line(bytes, item) end
  local command, at = next_word(bytes, 0)
  if not command then return end
  item:add(fields.command, command, command:string(ENC_UTF_8))
  if at + 1 < bytes:len() then item:add(fields.text, bytes(at + 1), bytes(at + 1):string(ENC_UTF_8)) end
end

function line.dissector(buffer, info, tree)
  local port = line.prefs.port
  local to_server = info.dst_port == port or info.src_port ~= port and info.dst_port < info.src_port
  local all = buffer:raw()
  local at, words = 1, {}
  while at <= #all do
    local ending = all:find("\n", at, true)
    if not ending then
      info.desegment_offset = at - 1
      info.desegment_len = DESEGMENT_ONE_MORE_SEGMENT
      break
    end
    local last = all:sub(ending - 1, ending - 1) == "\r" and ending > at and ending - 2 or ending - 1
    if last >= at then
      local bytes = buffer(at - 1, last - at + 1)
      show_line(bytes, tree, to_server)
      words[#words + 1] = bytes:string(ENC_UTF_8)
    end
    at = ending + 1
  end
  info.cols.protocol = "line"
  if #words > 0 then info.cols.info = (to_server and "-> " or "<- ") .. table.concat(words, " | ") end
  return buffer:len()
end

local ports = DissectorTable.get("tcp.port")
local registered = line.prefs.port
ports:add(registered, line)

function line.prefs_changed()
  if registered == line.prefs.port then return end
  ports:remove(registered, line)
  registered = line.prefs.port
  ports:add(registered, line)
end
