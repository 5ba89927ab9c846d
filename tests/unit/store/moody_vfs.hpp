// A file system for SQLite that fails when it is told to, and that knows what a power failure would leave.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

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

    // What is on the disk for certain: of each file what was written before a sync. After one that failed, as on Linux,
    // what it was for is never written any more, though whoever reads the file finds it there.
    using Files = std::map<std::string, std::string>;
    Files synced();

    // For the file system itself.
    int ask(Call call);
    void is_written(const std::string& path, std::size_t offset, std::string_view bytes);
    void is_truncated(const std::string& path, std::size_t size);
    void is_synced(const std::string& path, bool well);
    void is_removed(const std::string& path);

private:
    std::mutex mutex_;
    Answer answer_;
    int calls_ = 0;
    struct Write {
        std::size_t offset;
        std::string bytes;
    };
    std::map<std::string, std::vector<Write>> written_; // and not synced
    Files synced_;
};

} // namespace chat::test
