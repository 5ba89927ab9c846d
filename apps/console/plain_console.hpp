// A console without editing: for pipes, files and terminals that can do nothing.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/console/console.hpp"
#include "apps/console/input.hpp"

namespace chat {

class PlainConsole final : public Console {
public:
    PlainConsole(boost::asio::io_context& io, Transcript transcript);
    ~PlainConsole() override;

    void prompt(std::string text) override;
    boost::asio::awaitable<std::optional<std::string>> read_line() override;
    void print(std::string_view line) override;
    void show_typed(std::string_view line) override;
    void dismiss() override;
    void forget_typed() override;
    void interrupt() override;
    bool interactive() const noexcept override { return false; }

private:
    boost::asio::awaitable<bool> read_more();
    std::optional<std::string> take_line(bool ended);
    void write_prompt();

    Transcript transcript_;
    Input input_;
    std::string typed_;       // read, and not yet taken
    std::size_t scanned_ = 0; // so far typed_ has no line end
    std::string prompt_;
    bool prompted_ = false; // the prompt stands on the last row, nothing behind it
    bool reading_ = false;
    bool dismissed_ = false; // the reader is, and has not noticed yet
};

} // namespace chat
