// Choosing the kind of journal, and bringing the store's news to the loop.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatd/journals.hpp"

#include "libchat/core/memory_journal.hpp"

#include <boost/asio/post.hpp>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace chat::daemon {

std::string journal_file(const Config& config) {
    const char* const directories = std::getenv("STATE_DIRECTORY"); // systemd.exec(5): colons between them
    if (!directories) return config.journal.file;
    const std::string_view all(directories);
    return (std::filesystem::path(all.substr(0, all.find(':'))) / config.journal.file).string();
}

Journals::Journals(const Config& config, const Store::World& world, const Roster& roster) : memory_(world.memory) {
    if (config.journal.in_memory()) return;
    StoreOptions options;
    options.file = journal_file(config);
    options.durability = config.journal.durability;
    store_.emplace(options, world, [&roster](std::string_view name) { return roster.folded(name); });
    for (const RoomConfig& room : config.rooms) store_->keep(room.name, room.keeping);
}

JournalMaker Journals::maker() {
    return [this](const std::string& room) -> std::unique_ptr<Journal> {
        if (store_) return store_->journal(room);
        return std::make_unique<MemoryJournal>(memory_);
    };
}

Journals::Running::Running(Journals& journals, boost::asio::io_context& io) : journals_(journals) {
    if (!journals.store_) return;
    Store& store = *journals.store_;
    store.start([&store, &io] { boost::asio::post(io, [&store] { store.settle(); }); });
}

Journals::Running::~Running() {
    if (journals_.store_) journals_.store_->stop();
}

} // namespace chat::daemon
