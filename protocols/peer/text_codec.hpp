// Cuts what a client of the peer protocol says, in whatever framing, off the bytes it sends.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"
#include "protocols/peer/detection.hpp"
#include "protocols/peer/framing.hpp"
#include "protocols/peer/length_frame.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chat::peer {

// Something a client says. Views the input.
struct Text {
    enum class Kind : std::uint8_t {
        text,   // words; empty where the client sent an empty message, which it expects an answer to
        quit,   // the whole text was `\quit` or `/q`
        hello,  // handshake's `client-372`: answered by render_answer() at once; no turn
        handle, // handle() is known now, before any text: the same. A text may tell the handle as well
    };

    bool quit() const noexcept { return kind == Kind::quit; }

    Kind kind;
    std::string_view text; // without handle, header, and CR LF NUL at its end
};

// What the operator chose for the wire of a listener.
struct WireRules {
    std::optional<Framing> pinned; // else detected
    DetectionRules detection;
    std::size_t max_message = 4096; // bytes of a text
    std::chrono::milliseconds gap{100};
};

class TextCodec {
public:
    using Frame = Text;

    explicit TextCodec(const WireRules& rules) noexcept : rules_(rules), framing_(rules.pinned) { begin(); }

    // `bytes` begins with what the last call left; more of them than were left came in one read. The next text; or
    // errc::incomplete; or errc::frame_too_long, once for each text over the limit, which is eaten unheard: where it
    // ends as any other text would, or by the frame's length. Nothing is eaten before the framing is known. Unless held
    // it never holds back more than most_held(); throws nothing but bad_alloc.
    result<Text> cut(std::string_view& bytes);

    // After errc::incomplete: the silence, counted from the last byte, in which cut() would say more without any more
    // bytes. None where only bytes help, or release().
    std::optional<std::chrono::milliseconds> waits_for_quiet() const noexcept { return wait_; }

    // Since the last byte that cut() was offered, nothing came for so long; for_ever at the end of all input. The next
    // cut() may say more, and what came behind the silence, if it has come by then, is told from what lay before it.
    void fell_quiet(std::chrono::milliseconds how_long) noexcept { quiet_ = std::max(quiet_, how_long); }

    // While held, a codec of a framed wire cuts nothing: a reply is owed. Others cut all the same, and so does every
    // codec at the end of the input.
    void hold() noexcept { held_ = true; }
    void release() noexcept { held_ = false; }
    bool holds() const noexcept { return held_; }

    // None until it is known.
    std::optional<Framing> framing() const noexcept { return framing_; }
    // As the client has it; empty until it has said so, and for good where texts are bare.
    const std::string& handle() const noexcept { return handle_; }

    // Bytes that it may leave at most.
    std::size_t most_held() const noexcept;

private:
    enum class Stage : std::uint8_t { hello, handle, first_text, texts };

    void begin() noexcept;
    result<Text> cut_read(std::string_view& bytes);
    bool detected(std::string_view bytes) noexcept;
    bool dropped(std::string_view& bytes) noexcept;
    void skip_port_line(std::string_view& bytes) noexcept;
    result<Text> cut_hello(std::string_view& bytes);
    result<Text> cut_loose(std::string_view& bytes, End end);
    result<Text> cut_framed(std::string_view& bytes);
    result<Text> cut_body(std::string_view& bytes, const LengthHeader& header);
    result<Text> understand(std::string_view message);
    std::size_t handle_before(std::string_view message);
    bool too_long(std::string_view message);
    error_code wait_for(End end) noexcept;
    // True where the silence ends a text.
    bool settled(End end) const noexcept { return end == End::line ? ended() : quiet_ >= rules_.gap; }
    bool ended() const noexcept { return quiet_ == for_ever; }

    WireRules rules_;
    std::optional<Framing> framing_;
    std::string handle_;
    std::optional<std::chrono::milliseconds> wait_;
    std::chrono::milliseconds quiet_{0};
    std::size_t seen_ = 0;    // bytes that the last call left
    std::size_t to_skip_ = 0; // of a frame that is too long
    Stage stage_ = Stage::first_text;
    std::optional<End> dropping_; // the rest of a text that was too long, to there
    bool untold_ = false;         // that it was too long
    bool overlong_ = false;       // the last frame was: more of it may follow than its header says
    bool held_ = false;
};

} // namespace chat::peer
