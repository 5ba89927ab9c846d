// A console on a terminal: editing and history by libedit, and what comes in never spoils what is being typed.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/console/console.hpp"
#include "apps/console/input.hpp"

#include <boost/asio/signal_set.hpp>

#include <histedit.h>

#include <memory>

namespace chat {

// From construction to destruction the terminal is ours: it sends keys one by one and shows none of them itself.
// libedit is given whole keys, and only while somebody reads a line; it never reads or waits.
class TerminalConsole final : public Console {
public:
    // Throws runtime_error where libedit cannot work.
    explicit TerminalConsole(boost::asio::io_context& io);
    ~TerminalConsole() override;

    void prompt(std::string text) override;
    boost::asio::awaitable<std::optional<std::string>> read_line() override;
    void print(std::string_view line) override;
    void show_typed(std::string_view line) override;
    void dismiss() override;
    void forget_typed() override;
    void interrupt() override;
    bool interactive() const noexcept override { return true; }

private:
    struct EndEditor {
        void operator()(EditLine* editor) const noexcept { el_end(editor); }
    };
    struct EndHistory {
        void operator()(History* history) const noexcept { history_end(history); }
    };
    enum class Key { edited, entered, end_of_input };

    static char* prompt_of(EditLine* editor);
    static int next_character_of(EditLine* editor, wchar_t* character);

    void set_up_editor();
    Key press(std::string_view key);
    void edit(std::string_view key);
    std::string take_line();
    void clear_line();

    void show();       // the prompt and what was typed, from the first column of an empty row on
    void hide();       // the screen as if nothing had been typed
    void step_below(); // leaves them where they are
    std::size_t rows_down_to(const wchar_t* place) const;

    boost::asio::awaitable<bool> read_more();
    void wait_for_signal();
    void on_signal(int signal);
    void suspend();

    Input input_;
    boost::asio::signal_set signals_;
    std::unique_ptr<History, EndHistory> history_;
    std::unique_ptr<EditLine, EndEditor> editor_;
    std::string prompt_;
    std::string typed_;  // what the terminal sent, and libedit has not been given
    std::wstring key_;   // what libedit has still to read of the key it is given
    bool shown_ = false; // the line being typed is on the screen
};

} // namespace chat
