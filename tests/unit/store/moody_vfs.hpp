// A file system for SQLite that fails when it is told to, and that knows what a power failure would leave.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace chat::test {

// Everything goes to the real file system, but for what it refuses. One at a time.
class MoodyVfs {
public:
    enum class Call { write, sync, truncate };

    MoodyVfs();
    MoodyVfs(const MoodyVfs&) = delete;
    ~MoodyVfs();

    static constexpr const char* name = "moody";

    // From now on each call is counted from 1 and asked about: the SQLite code that it fails with, or 0. Any thread.
    using Answer = std::function<int(Call call, int count)>;
    void answers(Answer answer);
    // How many calls there were since then.
    int calls();

    // What is on the disk for certain: of each file what was there when it was last synced.
    using Files = std::map<std::string, std::string>;
    Files synced();

    // For the file system itself.
    int ask(Call call);
    void is_synced(const std::string& path);
    void is_removed(const std::string& path);

private:
    std::mutex mutex_;
    Answer answer_;
    int calls_ = 0;
    Files synced_;
};

} // namespace chat::test
