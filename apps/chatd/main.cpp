// chatd: one chat room, many protocols. The whole life of the process, from the command line to the last record.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatd/command_line.hpp"
#include "apps/chatd/history.hpp"
#include "apps/chatd/journals.hpp"
#include "apps/chatd/new_password.hpp"
#include "apps/chatd/notify.hpp"
#include "apps/chatd/process.hpp"
#include "apps/chatd/protocols.hpp"
#include "libchat/audit/audit_log.hpp"
#include "libchat/config/config.hpp"
#include "libchat/log/stderr_log.hpp"
#include "libchat/net/server.hpp"
#include "libchat/password/password.hpp"
#include "libchat/store/schema.hpp"

#include <sysexits.h>

#include <exception>
#include <iostream>
#include <optional>
#include <string>

using namespace chat;
using namespace chat::daemon;

namespace {

// Serves until a signal ends it. Each thing is declared after those it needs: the server goes first, and its talks
// leave rooms that still stand; the audit log goes last and has every record.
int serve(const Config& config) {
    StderrLog log(config.log_level);
    ServiceManager manager(log);
    raise_descriptor_limit(config.limits, log);
    const WallClock clock;
    NoAudit no_audit;
    std::optional<AuditLog> audit_log;
    if (!config.audit_file.empty()) audit_log.emplace(config.audit_file, clock, log);
    Audit& audit = audit_log ? static_cast<Audit&>(*audit_log) : no_audit;
    MemoryBudget memory(config.limits.memory);
    Roster roster(clock, audit);
    Journals journals(config, {clock, memory, audit, log}, roster);
    Lobby lobby(journals.maker(), clock, audit, roster);
    Hub hub(config.server_name, clock, lobby, roster, audit, memory);
    Server server(config.limits, audit, log);
    const Signals signals(server, manager, log, [&] {
        if (audit_log) audit_log->reopen();
        audit.record(AuditRecord("reload", nullptr));
    });

    for (const ProtocolType& type : protocols())
        if (type.prepare) type.prepare(hub, config.sections);
    for (const RoomConfig& room : config.rooms) lobby.bound_room(room.name).has_ops(room.ops);
    for (const ListenerConfig& chosen : config.listeners) {
        const Endpoint endpoint{chosen.name, std::string(chosen.type->name), chosen.address, chosen.port};
        const ProtocolMaker make = [&](std::uint16_t port) {
            return chosen.type->make(ListenerContext{hub, lobby.bound_room(chosen.room), config.limits, chosen.options,
                                                     config.sections, port, server.timers(), server.workers(),
                                                     chosen.pace});
        };
        announce(server.listen(endpoint, make), *chosen.type, log);
    }
    audit.record(AuditRecord("start", nullptr));
    announce_ready();
    manager.ready(config.listeners.size());
    {
        const Journals::Running keeping(journals, server.io());
        server.run();
    }
    audit.record(AuditRecord("stop", nullptr));
    return EX_OK;
}

void print_hash() {
    const std::string hash = hash_password(read_new_password());
    std::cout << "password_hash = " << hash << '\n';
}

int obey(const CommandLine& asked) {
    if (asked.deed == CommandLine::Deed::help) return std::cout << usage(), EX_OK;
    if (asked.deed == CommandLine::Deed::version) return std::cout << "chatd " CHAT_VERSION "\n", EX_OK;

    if (asked.deed == CommandLine::Deed::hash_password) return print_hash(), EX_OK;

    const Config config =
        asked.config_file ? read_config(*asked.config_file, protocols()) : default_config(protocols());
    if (asked.deed == CommandLine::Deed::print_config) return std::cout << print_config(config), EX_OK;
    if (asked.deed == CommandLine::Deed::check_config) return std::cout << "the configuration is good\n", EX_OK;
    if (asked.deed == CommandLine::Deed::print_history) return print_history(config, asked.history);
    return serve(config);
}

int complain(const std::exception& e, int exit_code) {
    std::cerr << "chatd: " << e.what() << '\n';
    return exit_code;
}

} // namespace

int main(int argc, char** argv) {
    try {
        keep_standard_streams();
        const int exit_code = obey(read_command_line(argc, argv));
        return std::cout.flush() ? exit_code
                                 : EX_IOERR; // what was asked for is lost where standard output takes nothing
    } catch (const UsageError& e) {
        return complain(e, EX_USAGE);
    } catch (const PasswordError& e) {
        return complain(e, EX_DATAERR);
    } catch (const ConfigError& e) {
        return complain(e, EX_CONFIG);
    } catch (const ListenError& e) {
        return complain(e, EX_UNAVAILABLE);
    } catch (const AuditError& e) {
        return complain(e, EX_CANTCREAT);
    } catch (const StoreError& e) {
        return complain(e, e.damaged ? EX_IOERR : EX_CANTCREAT);
    } catch (const std::exception& e) {
        return complain(e, EX_SOFTWARE);
    }
}
