// The client's FLOW: logs in, says what is typed, shows what comes.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk_client.hpp"

namespace chat::check::line {
namespace {

void login(ClientScene& scene) {
    scene.call_it("Zoe-7");
    Link& client = scene.meet();
    expect_command(client, "login " + scene.name());
}

void send(ClientScene& scene) {
    Link& client = let_in(scene);
    expect_passed_on(scene, client, "send Bob hi Bob, how are you?");
}

void told(ClientScene& scene) {
    Link& client = let_in(scene);
    client.send("FROM Bob how do you do\n");
    scene.expect_shown("Bob");
    scene.expect_shown("how do you do");
    client.send("FROM Carl and a second one\n");
    scene.expect_shown("Carl");
    scene.expect_shown("and a second one");
}

void commands(ClientScene& scene) {
    Link& client = let_in(scene);
    for (const char* line : {"send Bob one", "send Bob two", "all three"}) {
        expect_passed_on(scene, client, line);
        client.send(line[0] == 's' ? "OK send\n" : "OK all\n");
    }
}

void logout(ClientScene& scene) {
    Link& client = let_in(scene);
    expect_passed_on(scene, client, "logout");
    client.send("OK logout\n");
    client.close();
    scene.expect_exit();
}

void refused(ClientScene& scene) {
    Link& client = scene.meet();
    expect_command(client, "login " + scene.name());
    client.send("ERR login name-taken somebody else is called so\n");
    scene.type("send Bob do you know me?");
    const std::string came = '\n' + client.read_until_quiet();
    if (came.find("\nsend ") != std::string::npos)
        client.fail("it goes on as if it were logged in", "login", came.size());
}

void refusal_shown(ClientScene& scene) {
    Link& client = scene.meet();
    expect_command(client, "login " + scene.name());
    client.send("ERR login name-taken somebody else is called so\n");
    scene.expect_shown("somebody else is called so");
}

void events(ClientScene& scene) {
    Link& client = let_in(scene);
    for (const char* event : {"LOGIN Zoe", "JOINED lobby Zack", "ALL Yves good morning",
                              "SAID lobby Xaver good evening", "DROPPED lobby Willy", "LOGOUT Vera"}) {
        const std::string line = event;
        client.send(line + '\n');
        const std::size_t text = line.find(" good");
        const std::string head = line.substr(0, text);
        scene.expect_shown(head.substr(head.rfind(' ') + 1));
        if (text != std::string::npos) scene.expect_shown(line.substr(text + 1));
    }
}

void errors_shown(ClientScene& scene) {
    Link& client = let_in(scene);
    expect_passed_on(scene, client, "send Nobody hi");
    client.send("ERR send no-such-user there is nobody of that name\n");
    scene.expect_shown("there is nobody of that name");
}

void greeted(ClientScene& scene) {
    Link& client = scene.meet();
    client.send("HELP Welcome to Ann's chat room: login NAME, or help\n");
    expect_command(client, "login " + scene.name());
    client.send("USERS * Al\nUSERS * Bob\nOK login " + scene.name() + '\n');
    expect_passed_on(scene, client, "send Bob hi");
}

void unknown_word(ClientScene& scene) {
    Link& client = let_in(scene);
    client.send("WEATHER rainy and cold\n");
    client.send("OK\n\n");
    expect_seen(scene, client, "still there?");
    expect_passed_on(scene, client, "send Bob yes");
}

void silent(ClientScene& scene) {
    Link& client = let_in(scene);
    client.expect_nothing();
    scene.type("ping");
    if (client.hears(scene.pace().patience())) client.expect_one_of({"ping\n", "ping\r\n"});
    client.expect_nothing();
}

} // namespace

Cases client_flow_cases() {
    return {
        {.number = "21.1",
         .slug = "line/CLIENT-FLOW/login",
         .stage = 1,
         .clause = "seed 002, steps 3 and 6: the client logs in with a username",
         .sends = "nothing; the client is started with a name",
         .legal = "a line: login and the name",
         .mistake = "the line is not ended, so the server waits for the rest of it",
         .hint = "send \"login NAME\\n\" as soon as you are connected",
         .client = login},
        {.number = "21.2",
         .slug = "line/CLIENT-FLOW/send",
         .stage = 3,
         .clause = "seed 002, step 3: a client can send a message addressed to another user",
         .sends = "types send Bob hi Bob, how are you?",
         .legal = "this line, as it was typed",
         .mistake = "scanf(\"%s\") takes the first word only",
         .hint = "read a whole line from the keyboard, and send it with its \\n",
         .client = send},
        {.number = "21.3",
         .slug = "line/CLIENT-FLOW/told",
         .stage = 3,
         .clause = "seed 002, steps 2 and 3: the client prints what it receives; messages are passed on to it",
         .sends = "FROM Bob and a text, twice, and nothing is typed",
         .legal = "both names and texts are shown when they come",
         .mistake = "the client reads from the server only after something was typed, or does not flush what it prints",
         .hint =
             "wait for the keyboard and the socket at once, with select() or two threads, and flush standard output",
         .client = told},
        {.number = "21.4",
         .slug = "line/CLIENT-FLOW/several-commands",
         .stage = 3,
         .clause = "seed 002, step 3: a session is many messages",
         .sends = "types three lines, each answered by OK",
         .legal = "three lines, in order",
         .mistake = "the client ends after its first command",
         .hint = "put reading from the keyboard into a loop that ends with the input",
         .client = commands},
        {.number = "21.5",
         .slug = "line/CLIENT-FLOW/logout",
         .stage = 3,
         .clause = "seed 002, step 3: a client can log out",
         .sends = "types logout; it is answered, and the connection closed",
         .legal = "the line logout; then the client ends",
         .mistake = "the client waits for the keyboard although the server has closed",
         .hint = "end the program when recv() returns nothing",
         .client = logout},
        {.number = "21.6",
         .slug = "line/CLIENT-FLOW/refused",
         .stage = 3,
         .clause = "seed 002, step 3: the server may reject a login; then the client is not logged in",
         .sends = "ERR login; then types send Bob and a text",
         .legal = "another login, or the end: but no send",
         .mistake = "the answer to the login is not looked at",
         .hint = "read the answer to your login, and go on only when it begins with OK",
         .client = refused},
        {.number = "21.7",
         .slug = "line/CLIENT-FLOW/refusal-shown",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: the reason is for people",
         .sends = "ERR login, a code and a reason",
         .legal = "the reason is shown",
         .mistake = "the client ends without a word",
         .hint = "print what stands behind the code before you end or ask again",
         .client = refusal_shown},
        {.number = "21.8",
         .slug = "line/CLIENT-FLOW/events",
         .level = Level::should,
         .stage = 4,
         .clause =
             "seed 002, more ideas: the client is kept updated of who comes and goes, and hears rooms and broadcasts",
         .sends = "LOGIN, JOINED, ALL, SAID, DROPPED and LOGOUT",
         .legal = "the name and the text of each is shown",
         .mistake = "only answers and FROM are shown",
         .hint = "print every line that comes, whatever its first word",
         .client = events},
        {.number = "21.9",
         .slug = "line/CLIENT-FLOW/errors-shown",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: ERR has a reason for people",
         .sends = "ERR for a command that was typed",
         .legal = "the reason is shown",
         .mistake = "the user believes that the message has arrived",
         .hint = "print the reason",
         .client = errors_shown},
        {.number = "27.1",
         .slug = "line/CLIENT-STATE/greeting",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: a HELP line may come on accept, and several USERS lines before OK login",
         .sends = "HELP, then two lines of USERS and OK login",
         .legal = "the client is logged in: what is typed is sent",
         .mistake = "the first line that comes is taken for the answer to the login",
         .hint = "read on until a line begins with OK login or ERR login",
         .client = greeted},
        {.number = "27.2",
         .slug = "line/CLIENT-STATE/unknown-word",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: clients skip lines whose first word they do not know",
         .sends = "a line with another first word, OK alone, an empty line; then FROM",
         .legal = "the client goes on",
         .mistake = "a KeyError or IndexError ends the client",
         .hint = "check how many words a line has, and let unknown first words pass",
         .client = unknown_word},
        {.number = "29.1",
         .slug = "line/CLIENT-CLEAN/nothing-else",
         .level = Level::should,
         .stage = 2,
         .clause = "line README: what a client sends are commands, each a line",
         .sends = "nothing for a moment; types ping",
         .legal = "nothing; then ping and LF (or CR LF), and not an octet more",
         .mistake = "a NUL or an empty line behind each command",
         .hint = "send exactly what was typed and one \\n: no strlen() + 1",
         .client = silent},
    };
}

} // namespace chat::check::line
