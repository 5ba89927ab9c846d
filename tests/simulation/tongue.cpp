// What tongues share, and the one that only echoes.
// SPDX-License-Identifier: BSL-1.0
#include "tests/simulation/tongue.hpp"

namespace chat::simulation {
namespace {

class EchoTongue final : public Tongue {
public:
    explicit EchoTongue(Ear& ear) : ear_(ear) {}

    std::string begins() override { return {}; }
    std::string reads(std::string_view bytes) override {
        promise(expected_.starts_with(bytes), [&] { return ear_.who() + " is echoed something else"; });
        expected_.erase(0, bytes.size());
        return {};
    }
    std::string says(const std::string&) override { return {}; }
    std::string does_something(Random& random) override {
        std::string bytes(random.once_in(8) ? random.any(40'000) : random.any(100), '\0');
        for (char& byte : bytes) byte = static_cast<char>(random.any(256));
        expected_ += bytes;
        return bytes;
    }
    std::string leaves() override { return {}; }
    bool may_speak() const override { return false; }
    bool all_answered() const override { return expected_.empty(); }

private:
    Ear& ear_;
    std::string expected_;
};

} // namespace

std::unique_ptr<Tongue> echo_tongue(Ear& ear) { return std::make_unique<EchoTongue>(ear); }

std::unique_ptr<Tongue> tongue_of(std::string_view protocol, Ear& ear, Random& random, bool echo) {
    if (protocol == "crlf") return crlf_tongue(ear, random);
    if (protocol == "broadcast") return broadcast_tongue(ear, random, echo);
    if (protocol == "line") return line_tongue(ear, random);
    if (protocol == "irc") return irc_tongue(ear, random, random.once_in(2));
    if (protocol == "peer") return peer_tongue(ear);
    return echo_tongue(ear);
}

std::string some_name(Random& random) {
    std::string name(1, static_cast<char>('a' + random.any(10)));
    name += static_cast<char>('a' + random.any(26)); // more than ever want one
    if (random.once_in(3)) name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

bool next_line(std::string& bytes, std::string_view end, std::string& line) {
    const std::size_t at = bytes.find(end);
    if (at == bytes.npos) return false;
    line = bytes.substr(0, at);
    bytes.erase(0, at + end.size());
    return true;
}

} // namespace chat::simulation
