// Lines as JSON and as text.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatd/history.hpp"

#include "apps/chatd/journals.hpp"
#include "libchat/audit/escape.hpp"
#include "libchat/audit/timestamp.hpp"
#include "libchat/store/archive.hpp"

#include <fmt/core.h>
#include <sysexits.h>

#include <iostream>

namespace chat::daemon {
namespace {

class Printer {
public:
    Printer(const HistoryRequest& request, const std::string& room) : request_(request), room_(room) {}

    void print(const Line& line) {
        if (request_.since && line.at < *request_.since) return;
        if (request_.until && line.at >= *request_.until) return;
        const std::string_view time = time_.text(line.at);
        text_.clear();
        if (request_.as_text)
            text_ = fmt::format("{} {}: {}", time, line.name, line.text);
        else
            add_json(line, time);
        text_ += '\n';
        std::cout << text_;
    }

private:
    void add_json(const Line& line, std::string_view time) {
        text_ = fmt::format(R"({{"line":{},"time":"{}")", line.number, time);
        add_field("room", room_);
        add_field("protocol", line.protocol);
        add_field("name", line.name);
        add_field("text", line.text);
        text_ += '}';
    }
    void add_field(std::string_view name, std::string_view value) {
        text_ += fmt::format(R"(,"{}":")", name);
        append_escaped(text_, value);
        text_ += '"';
    }

    const HistoryRequest& request_;
    const std::string& room_;
    Timestamp time_;
    std::string text_;
};

} // namespace

int print_history(const Config& config, const HistoryRequest& request) {
    if (config.journal.file.empty())
        throw ConfigError({"the configuration", 0, "journal", "file", ""}, "lines live in memory alone");
    const std::string file = journal_file(config);
    Archive archive(file);
    const auto room = archive.room(request.room);
    if (!room) {
        std::cerr << fmt::format("chatd: journal: {}: nothing was ever said in {}\n", file, request.room);
        return EX_NOINPUT;
    }
    Printer printer(request, room->name);
    const auto print = [&](const Line& line) { printer.print(line); };
    if (request.words.empty())
        archive.each(*room, print);
    else
        archive.each_with(request.words, *room, print);
    return EX_OK;
}

} // namespace chat::daemon
