// The mock run of seed 001, both programs on terminals of their own: what stands on the two screens is the test.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/turns.hpp"

#include <csignal>

using namespace chat::test;
using namespace chat::test::turns;

namespace {

const std::string long_text(734, 'h'); // as in the seed
const std::string no_port =
    "ERROR: No port specified. Type: chat-serve <port number>, port must be in the range [1024-65535]\n";

} // namespace

TEST_CASE("mock run: the screens of both sides are those of the seed") {
    const std::uint16_t port = free_port();
    Terminal server = operator_at(port);
    CHECK(server.shows("|\n"));

    Terminal tatyana = peer_terminal_of(std::to_string(port));
    CHECK(tatyana.shows("Please enter a User Name:|\n"));
    tatyana.program.types("555555555555555555555555555555\r");
    std::string client_side = "Please enter a User Name:555555555555555555555555555555\n"
                              "User Name must be between [1-10] characters. Reenter a User Name: ";
    CHECK(tatyana.shows(client_side + "|\n"));
    tatyana.program.types("tatyana\r");
    client_side += "tatyana\ntatyana> ";
    std::string server_side = "Connection with client opened.\n";
    CHECK(tatyana.shows(client_side + "|\n"));
    CHECK(server.shows(server_side + "|\n"));

    tatyana.program.types("hi\r");
    client_side += "hi\n";
    server_side += "tatyana> hi\nSERVER> ";
    CHECK(server.shows(server_side + "|\n"));
    CHECK(tatyana.shows(client_side + "|\n"));
    server.program.types("hi\r");
    server_side += "hi\n";
    client_side += "SERVER> hi\ntatyana> ";
    CHECK(tatyana.shows(client_side + "|\n"));
    CHECK(server.shows(server_side + "|\n"));

    tatyana.program.types(long_text + "\r");
    client_side += long_text + "\nPlease enter a message between [1-500] characters.\ntatyana> ";
    CHECK(tatyana.shows(client_side + "|\n"));
    tatyana.program.types("resending\r");
    client_side += "resending\n";
    server_side += "tatyana> resending\nSERVER> ";
    CHECK(server.shows(server_side + "|\n"));
    server.program.types(long_text + "\r");
    server_side += long_text + "\nERROR: Your message is more than 500 characters long. Retype your message.\nSERVER> ";
    CHECK(server.shows(server_side + "|\n"));
    server.program.types("resending as well\r");
    server_side += "resending as well\n";
    client_side += "SERVER> resending as well\ntatyana> ";
    CHECK(tatyana.shows(client_side + "|\n"));

    tatyana.program.types("\\quit\r");
    client_side += "\\quit\nYou have requested to close this connection. Good Bye\n";
    server_side += "Client requested to close connection. Waiting for new connection...\n\n";
    CHECK(tatyana.program.ends() == 0);
    CHECK(tatyana.look() == client_side + "|\n");
    CHECK(server.shows(server_side + "|\n"));

    Terminal mike = peer_terminal_of(std::to_string(port));
    CHECK(mike.shows("Please enter a User Name:|\n"));
    mike.program.types("mike\r");
    CHECK(mike.shows("Please enter a User Name:mike\nmike> |\n"));
    mike.program.types("hi\r");
    server_side += "Connection with client opened.\nmike> hi\nSERVER> ";
    CHECK(server.shows(server_side + "|\n"));
    server.program.types("\\quit\r");
    server_side += "\\quit\nServer requested to close connection. Waiting for new connection...\n\n";
    CHECK(mike.program.ends() == 0);
    CHECK(mike.look() ==
          "Please enter a User Name:mike\nmike> hi\nServer requested to close connection. Good Bye\n|\n");
    CHECK(server.shows(server_side + "|\n"));

    server.program.types("\x03");
    CHECK(server.program.ends() == 128 + SIGINT);
    CHECK(server.look() == server_side + "|\n");
}

TEST_CASE("mock run: who forgets the port, or gives one out of range, is asked for it") {
    const std::uint16_t port = free_port();
    Terminal server(command("chat-serve", {}), 40, wide);
    std::string screen = no_port + "Please enter a port number: ";
    CHECK(server.shows(screen + "|\n"));
    for (const std::string wrong : {"1023", "65536", "0", "", "-5", "1027x", "99999999999"}) {
        server.program.types(wrong + "\r");
        screen += wrong + "\n" + no_port + "Please enter a port number: ";
        if (wrong.empty()) screen.replace(screen.rfind(": \nERROR"), 3, ":\n");
        CHECK(server.shows(screen + "|\n"));
    }
    server.program.types(std::to_string(port) + "\r");
    REQUIRE(listens(server.program, port));
    Process peer = peer_of(std::to_string(port));
    peer.types("Bob\nhi\n");
    CHECK(server.shows(screen + std::to_string(port) + "\nConnection with client opened.\nBob> hi\nSERVER> |\n"));
    server.program.types("\\quit\r");
    CHECK(peer.ends() == 0);
}
