// Turning the loop by hand.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/store/rig.hpp"

#include "tests/support/process.hpp"

#include <algorithm>

namespace chat::test {

StoreOptions options_for(const std::string& file) {
    StoreOptions options;
    options.file = file;
    options.patience = std::chrono::milliseconds(20);
    options.between_attempts = std::chrono::milliseconds(0);
    return options;
}

Rig::Rig(const StoreOptions& options, std::size_t bytes)
    : memory(bytes),
      store(options, {clock, memory, audit, log}, [](std::string_view name) { return names::folded(name); }) {}

Rig::~Rig() {
    store.stop();
    rooms_.clear();
}

void Rig::start() {
    if (std::exchange(started_, true)) return;
    store.start([this] {
        const std::lock_guard lock(mutex_);
        awake_ = true;
        woken_.notify_all();
    });
}

Rig::RoomOf& Rig::room(const std::string& name) {
    start();
    const auto known = std::ranges::find(rooms_, name, [](const auto& r) { return r.first; });
    if (known != rooms_.end()) return *known->second;
    auto& made = *rooms_.emplace_back(name, std::make_unique<RoomOf>()).second;
    made.journal = store.journal(name);
    made.journal->committed = [this, &made](result<LineNumber> kept) {
        made.told.push_back(std::move(kept));
        --unsettled_;
    };
    return made;
}

void Rig::say(const std::string& text, const std::string& in) {
    Message message(in, Speaker(1, "Ann", nullptr), Said(text));
    message.at = clock.now();
    ++unsettled_;
    room(in).journal->append(message);
}

// Waits to be woken, and does what there is to do.
bool Rig::turns() {
    std::unique_lock lock(mutex_);
    if (!woken_.wait_for(lock, Process::deadline, [this] { return awake_; })) return false;
    awake_ = false;
    lock.unlock();
    store.settle();
    return true;
}

bool Rig::settles() {
    return becomes_true([this] { return unsettled_ == 0; });
}

bool Rig::keeps(const std::string& text, const std::string& in) {
    say(text, in);
    return settles() && room(in).told.back().has_value();
}

result<Lines> Rig::read(const std::string& name) {
    Journal& journal = *room(name).journal;
    Lines lines;
    for (LineNumber next = 0;;) {
        Later<Lines> later = journal.read(next, journal.end());
        if (!becomes_true([&] { return later.ready(); })) return make_error_code(errc::timed_out);
        const result<Lines> page = later.take();
        if (!page) return page.error();
        if (page->empty()) return lines;
        lines.insert(lines.end(), page->begin(), page->end());
        next = lines.back().number + 1;
    }
}

std::vector<std::string> Rig::texts(const std::string& name) {
    std::vector<std::string> texts;
    const result<Lines> lines = read(name);
    if (!lines) return {lines.error().message()};
    for (const Line& line : *lines) texts.push_back(line.text);
    return texts;
}

} // namespace chat::test
