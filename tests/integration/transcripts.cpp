// The specifications cannot rot: every transcript in a protocol's README is played against a real server.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/option.hpp"
#include "protocols/broadcast/protocol.hpp"
#include "protocols/crlf/protocol.hpp"
#include "protocols/echo/protocol.hpp"
#include "protocols/irc/protocol.hpp"
#include "protocols/line/protocol.hpp"
#include "protocols/peer/protocol.hpp"
#include "tests/integration/client.hpp"
#include "tests/integration/test_server.hpp"
#include "tests/integration/transcript.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>
#include <string>

using namespace chat;
using namespace chat::test;

namespace {

class Stage {
public:
    Stage(const ProtocolType& type, JournalKind kind, const Transcript& transcript)
        : server_(kind), options_(type.options) {
        for (const Step& step : transcript)
            if (step.kind == Step::Kind::option) choose(type, step);
        port_ = server_.listen(type, options_);
        server_.start();
    }

    void play(const Step& step) {
        INFO("line " << step.line << ", " << step.who);
        switch (step.kind) {
        case Step::Kind::option: break;
        case Step::Kind::connects: clients_.emplace(step.who, Client(port_)); break;
        case Step::Kind::sends: client(step).send(step.bytes); break;
        case Step::Kind::receives: CHECK(client(step).bytes(step.bytes.size()) == step.bytes); break;
        case Step::Kind::closes: client(step).shut_down_sending(); break;
        case Step::Kind::is_closed:
            CHECK(client(step).until_closed() == "");
            clients_.erase(step.who);
            break;
        }
    }

    // Nobody gets a byte that is not in the transcript.
    void finish() {
        for (auto& [name, client] : clients_) {
            client.shut_down_sending();
            INFO(name << " received more than the transcript says");
            CHECK(client.until_closed() == "");
        }
    }

private:
    void choose(const ProtocolType& type, const Step& step) {
        INFO("line " << step.line << ", " << step.who);
        const auto spec = std::ranges::find(type.options, step.who, &OptionSpec::name);
        REQUIRE(spec != type.options.end());
        options_.set(spec->name, read_option(*spec, step.bytes));
    }
    Client& client(const Step& step) { return clients_.at(step.who); }

    TestServer server_;
    Options options_;
    std::uint16_t port_ = 0;
    std::map<std::string, Client> clients_;
};

void play_all(const ProtocolType& type, std::size_t at_least) {
    const std::string file = std::string(CHAT_SOURCE_DIR "/protocols/") + std::string(type.name) + "/README.md";
    const auto transcripts = read_transcripts(file);
    CHECK(transcripts.size() >= at_least);
    for (const Transcript& transcript : transcripts)
        for (const JournalKind kind : {JournalKind::memory, JournalKind::delaying}) {
            INFO(file << ", with the " << (kind == JournalKind::memory ? "memory" : "delaying") << " journal");
            Stage stage(type, kind, transcript);
            for (const Step& step : transcript) stage.play(step);
            stage.finish();
        }
}

} // namespace

TEST_CASE("transcripts: those of broadcast happen as they are written") { play_all(broadcast::protocol_type(), 5); }

TEST_CASE("transcripts: those of crlf happen as they are written") { play_all(crlf::protocol_type(), 6); }

TEST_CASE("transcripts: those of echo happen as they are written") { play_all(echo::protocol_type(), 1); }

TEST_CASE("transcripts: those of irc happen as they are written") { play_all(irc::protocol_type(), 1); }

TEST_CASE("transcripts: those of line happen as they are written") { play_all(line::protocol_type(), 5); }

TEST_CASE("transcripts: those of peer happen as they are written") { play_all(peer::protocol_type(), 4); }
