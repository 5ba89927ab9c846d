// The one buffer that every connection reads into, so that an idle connection owns none.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <memory>

#if defined(__SANITIZE_ADDRESS__)
#define CHAT_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CHAT_ADDRESS_SANITIZER 1
#endif
#endif
#if defined(CHAT_ADDRESS_SANITIZER)
#include <sanitizer/asan_interface.h>
#endif

namespace chat {

// Lent to one read at a time. Outside a loan AddressSanitizer guards it, so that a frame kept too long is found out.
class InputBuffer {
public:
    static constexpr std::size_t size = 64 * 1024;

    InputBuffer() { guard(); }
    InputBuffer(const InputBuffer&) = delete;
    ~InputBuffer() { unguard(); }

    class Loan {
    public:
        explicit Loan(InputBuffer& buffer) noexcept : buffer_(buffer) { buffer_.unguard(); }
        Loan(const Loan&) = delete;
        ~Loan() { buffer_.guard(); }
        char* data() const noexcept { return buffer_.bytes_.get(); }

    private:
        InputBuffer& buffer_;
    };

private:
#if defined(CHAT_ADDRESS_SANITIZER)
    void guard() noexcept { ASAN_POISON_MEMORY_REGION(bytes_.get(), size); }
    void unguard() noexcept { ASAN_UNPOISON_MEMORY_REGION(bytes_.get(), size); }
#else
    void guard() noexcept {}
    void unguard() noexcept {}
#endif

    std::unique_ptr<char[]> bytes_ = std::make_unique<char[]>(size);
};

} // namespace chat
