// One room's journal in a store: its last lines in memory, the others in the file.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/fifo.hpp"
#include "libchat/store/store.hpp"

namespace chat {

class StoreJournal final : public Journal {
public:
    // `store` and `room` outlive it.
    StoreJournal(Store& store, const StoredRoom& room, std::uint64_t id) : store_(store), room_(room), id_(id) {}
    StoreJournal(const StoreJournal&) = delete;
    ~StoreJournal() override;

    std::optional<result<LineNumber>> append(const Message& message) override;
    LineNumber begin() const noexcept override { return room_.begin; }
    LineNumber end() const noexcept override { return room_.end; }
    Later<Lines> read(LineNumber first, LineNumber last) const override;

    // For the store.
    const StoredRoom& room() const noexcept { return room_; }
    std::uint64_t id() const noexcept { return id_; }
    // The line is in the file; what it costs of the memory budget is this journal's to give back.
    void remember(Line line);

private:
    void forget_oldest();

    Store& store_;
    const StoredRoom& room_;
    const std::uint64_t id_;
    Fifo<Line> tail_; // without holes, up to the room's end
    std::size_t bytes_ = 0;
};

} // namespace chat
