// HELP and HELPOP.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/help_texts.hpp"
#include "protocols/irc/word_lines.hpp"

#include <algorithm>
#include <string>

namespace chat::irc::server {
namespace {

// A title, an empty line, the lines, and what to do next (modern.ircdocs.horse, "HELP message").
class HelpAnswer {
public:
    HelpAnswer(Client& client, std::string_view subject, std::string_view title) : client_(client), subject_(subject) {
        append_line(lines_, head(Numeric::RPL_HELPSTART), title);
        add("");
    }
    void add(std::string_view text) { append_line(lines_, head(Numeric::RPL_HELPTXT), text); }
    void add_lines(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            add(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }
    void add_subjects(std::span<const HelpText> texts) {
        WordLines words(lines_, head(Numeric::RPL_HELPTXT), Row{.most_words = 8});
        for (const HelpText& text : texts) words.add(text.subject);
        words.finish();
    }
    void end(std::string_view text) {
        append_line(lines_, head(Numeric::RPL_ENDOFHELP), text);
        client_.send_long(written(std::move(lines_)));
    }

private:
    Head head(Numeric numeric) const { return client_.head(numeric).add(subject_); }

    Client& client_;
    const std::string_view subject_;
    std::string lines_;
};

const HelpText* text_about(std::span<const HelpText> texts, std::string_view subject) {
    const auto found =
        std::ranges::find_if(texts, [&](const HelpText& text) { return is_same_command(text.subject, subject); });
    return found == texts.end() ? nullptr : &*found;
}

void tell_subjects(Client& client) {
    HelpAnswer answer(client, "*", "What there is help about");
    answer.add("Commands:");
    answer.add_subjects(command_texts());
    answer.add("Other subjects:");
    answer.add_subjects(other_texts());
    answer.end("HELP and one of these tells more.");
}

} // namespace

void help(Client& client, const Request& request) {
    const std::string_view subject = request.parameter(0);
    if (subject.empty()) return tell_subjects(client);
    if (const Command* const command = command_called(subject)) {
        HelpAnswer answer(client, command->name, "The command " + std::string(command->name));
        answer.add(std::string(command->name).append(command->help.empty() ? "" : " ").append(command->help));
        if (const HelpText* const known = text_about(command_texts(), subject)) answer.add_lines(known->text);
        return answer.end("HELP tells what else there is.");
    }
    if (const HelpText* const known = text_about(other_texts(), subject)) {
        HelpAnswer answer(client, known->subject, known->subject);
        answer.add_lines(known->text);
        return answer.end("HELP tells what else there is.");
    }
    client.reply(Numeric::ERR_HELPNOTFOUND, {subject});
}

} // namespace chat::irc::server
