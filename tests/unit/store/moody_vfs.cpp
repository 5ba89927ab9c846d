// Wrapping SQLite's own file system.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/store/moody_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <new>
#include <utility>

namespace chat::test {
namespace {

MoodyVfs* current = nullptr;

struct File {
    sqlite3_file base;
    const char* path; // SQLite keeps it until the file is closed
    sqlite3_file* real() noexcept { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& of(sqlite3_file* file) noexcept { return *reinterpret_cast<File*>(file); }
const sqlite3_io_methods& real(sqlite3_file* file) noexcept { return *of(file).real()->pMethods; }

// A method that goes to the real file as it is: forward<&sqlite3_io_methods::xRead>.
template <auto method, class... Arguments> int forward(sqlite3_file* file, Arguments... arguments) {
    return (real(file).*method)(of(file).real(), arguments...);
}
template <MoodyVfs::Call call, auto method, class... Arguments> int ask(sqlite3_file* file, Arguments... arguments) {
    if (const int refused = current->ask(call)) return refused;
    return forward<method>(file, arguments...);
}

using Methods = sqlite3_io_methods;

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    const int code = ask<MoodyVfs::Call::write, &Methods::xWrite>(file, bytes, count, offset);
    if (code == SQLITE_OK)
        current->is_written(of(file).path, static_cast<std::size_t>(offset),
                            {static_cast<const char*>(bytes), static_cast<std::size_t>(count)});
    return code;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    const int code = ask<MoodyVfs::Call::truncate, &Methods::xTruncate>(file, size);
    if (code == SQLITE_OK) current->is_truncated(of(file).path, static_cast<std::size_t>(size));
    return code;
}
int sync(sqlite3_file* file, int flags) {
    const int code = ask<MoodyVfs::Call::sync, &Methods::xSync>(file, flags);
    current->is_synced(of(file).path, code == SQLITE_OK);
    return code;
}
void barrier(sqlite3_file* file) { real(file).xShmBarrier(of(file).real()); }

const Methods methods = {
    2,
    forward<&Methods::xClose>,
    forward<&Methods::xRead, void*, int, sqlite3_int64>,
    write,
    truncate,
    sync,
    forward<&Methods::xFileSize, sqlite3_int64*>,
    forward<&Methods::xLock, int>,
    forward<&Methods::xUnlock, int>,
    forward<&Methods::xCheckReservedLock, int*>,
    forward<&Methods::xFileControl, int, void*>,
    forward<&Methods::xSectorSize>,
    forward<&Methods::xDeviceCharacteristics>,
    forward<&Methods::xShmMap, int, int, int, void volatile**>,
    forward<&Methods::xShmLock, int, int, int>,
    barrier,
    forward<&Methods::xShmUnmap, int>,
    nullptr,
    nullptr,
};

sqlite3_vfs* underlying(sqlite3_vfs* vfs) noexcept { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

int open(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* file, int flags, int* out_flags) {
    File& opened = *new (file) File{};
    opened.path = path ? path : "";
    const int code = underlying(vfs)->xOpen(underlying(vfs), path, opened.real(), flags, out_flags);
    if (opened.real()->pMethods) opened.base.pMethods = &methods;
    return code;
}

int remove(sqlite3_vfs* vfs, const char* path, int sync_folder) {
    current->is_removed(path);
    return underlying(vfs)->xDelete(underlying(vfs), path, sync_folder);
}

sqlite3_vfs make_vfs() {
    sqlite3_vfs* const usual = sqlite3_vfs_find(nullptr);
    sqlite3_vfs vfs = *usual; // what takes no file does not look at its vfs
    vfs.zName = MoodyVfs::name;
    vfs.pAppData = usual;
    vfs.pNext = nullptr;
    vfs.szOsFile = static_cast<int>(sizeof(File)) + usual->szOsFile;
    vfs.xOpen = open;
    vfs.xDelete = remove;
    return vfs;
}

sqlite3_vfs moody{};

} // namespace

MoodyVfs::MoodyVfs() {
    current = this;
    moody = make_vfs();
    sqlite3_vfs_register(&moody, 0);
}

MoodyVfs::~MoodyVfs() {
    sqlite3_vfs_unregister(&moody);
    current = nullptr;
}

void MoodyVfs::answers(Answer answer) {
    const std::lock_guard lock(mutex_);
    answer_ = std::move(answer);
    calls_ = 0;
}

int MoodyVfs::calls() {
    const std::lock_guard lock(mutex_);
    return calls_;
}

int MoodyVfs::ask(Call call) {
    const std::lock_guard lock(mutex_);
    ++calls_;
    return answer_ ? answer_(call, calls_) : 0;
}

MoodyVfs::Files MoodyVfs::synced() {
    const std::lock_guard lock(mutex_);
    return synced_;
}

void MoodyVfs::is_written(const std::string& path, std::size_t offset, std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    written_[path].push_back({offset, std::string(bytes)});
}

void MoodyVfs::is_truncated(const std::string& path, std::size_t size) {
    const std::lock_guard lock(mutex_);
    std::string& disk = synced_[path];
    disk.resize(std::min(disk.size(), size));
}

void MoodyVfs::is_synced(const std::string& path, bool well) {
    const std::lock_guard lock(mutex_);
    const auto written = std::exchange(written_[path], {});
    if (!well) return;
    std::string& disk = synced_[path];
    for (const auto& [offset, bytes] : written) {
        disk.resize(std::max(disk.size(), offset + bytes.size()));
        disk.replace(offset, bytes.size(), bytes);
    }
}

void MoodyVfs::is_removed(const std::string& path) {
    const std::lock_guard lock(mutex_);
    synced_.erase(path);
    written_.erase(path);
}

} // namespace chat::test
