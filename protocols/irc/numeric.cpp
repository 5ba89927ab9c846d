// The names and the standard texts of the numerics.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/numeric.hpp"

#include <algorithm>

namespace chat::irc {
namespace {

// Texts as modern.ircdocs.horse gives them; without the part that depends on who or what (411).
constexpr NumericRow rows[] = {
    {Numeric::RPL_WELCOME, "RPL_WELCOME", ""},
    {Numeric::RPL_YOURHOST, "RPL_YOURHOST", ""},
    {Numeric::RPL_CREATED, "RPL_CREATED", ""},
    {Numeric::RPL_MYINFO, "RPL_MYINFO", ""},
    {Numeric::RPL_ISUPPORT, "RPL_ISUPPORT", "are supported by this server"},
    {Numeric::RPL_ENDOFSTATS, "RPL_ENDOFSTATS", "End of /STATS report"},
    {Numeric::RPL_UMODEIS, "RPL_UMODEIS", ""},
    {Numeric::RPL_STATSUPTIME, "RPL_STATSUPTIME", ""},
    {Numeric::RPL_LUSERCLIENT, "RPL_LUSERCLIENT", ""},
    {Numeric::RPL_LUSEROP, "RPL_LUSEROP", "operator(s) online"},
    {Numeric::RPL_LUSERUNKNOWN, "RPL_LUSERUNKNOWN", "unknown connection(s)"},
    {Numeric::RPL_LUSERCHANNELS, "RPL_LUSERCHANNELS", "channels formed"},
    {Numeric::RPL_LUSERME, "RPL_LUSERME", ""},
    {Numeric::RPL_ADMINME, "RPL_ADMINME", "Administrative info"},
    {Numeric::RPL_ADMINLOC1, "RPL_ADMINLOC1", ""},
    {Numeric::RPL_ADMINLOC2, "RPL_ADMINLOC2", ""},
    {Numeric::RPL_ADMINEMAIL, "RPL_ADMINEMAIL", ""},
    {Numeric::RPL_TRYAGAIN, "RPL_TRYAGAIN", "Please wait a while and try again."},
    {Numeric::RPL_LOCALUSERS, "RPL_LOCALUSERS", ""},
    {Numeric::RPL_GLOBALUSERS, "RPL_GLOBALUSERS", ""},
    {Numeric::RPL_AWAY, "RPL_AWAY", ""},
    {Numeric::RPL_USERHOST, "RPL_USERHOST", ""},
    {Numeric::RPL_ISON, "RPL_ISON", ""},
    {Numeric::RPL_UNAWAY, "RPL_UNAWAY", "You are no longer marked as being away"},
    {Numeric::RPL_NOWAWAY, "RPL_NOWAWAY", "You have been marked as being away"},
    {Numeric::RPL_WHOISUSER, "RPL_WHOISUSER", ""},
    {Numeric::RPL_WHOISSERVER, "RPL_WHOISSERVER", ""},
    {Numeric::RPL_WHOISOPERATOR, "RPL_WHOISOPERATOR", "is an IRC operator"},
    {Numeric::RPL_WHOWASUSER, "RPL_WHOWASUSER", ""},
    {Numeric::RPL_ENDOFWHO, "RPL_ENDOFWHO", "End of WHO list"},
    {Numeric::RPL_WHOISIDLE, "RPL_WHOISIDLE", "seconds idle, signon time"},
    {Numeric::RPL_ENDOFWHOIS, "RPL_ENDOFWHOIS", "End of /WHOIS list"},
    {Numeric::RPL_WHOISCHANNELS, "RPL_WHOISCHANNELS", ""},
    {Numeric::RPL_WHOISSPECIAL, "RPL_WHOISSPECIAL", ""},
    {Numeric::RPL_LISTSTART, "RPL_LISTSTART", "Users  Name"},
    {Numeric::RPL_LIST, "RPL_LIST", ""},
    {Numeric::RPL_LISTEND, "RPL_LISTEND", "End of /LIST"},
    {Numeric::RPL_CHANNELMODEIS, "RPL_CHANNELMODEIS", ""},
    {Numeric::RPL_CREATIONTIME, "RPL_CREATIONTIME", ""},
    {Numeric::RPL_NOTOPIC, "RPL_NOTOPIC", "No topic is set"},
    {Numeric::RPL_TOPIC, "RPL_TOPIC", ""},
    {Numeric::RPL_TOPICWHOTIME, "RPL_TOPICWHOTIME", ""},
    {Numeric::RPL_WHOISBOT, "RPL_WHOISBOT", "is a bot"},
    {Numeric::RPL_INVITELIST, "RPL_INVITELIST", ""},
    {Numeric::RPL_ENDOFINVITELIST, "RPL_ENDOFINVITELIST", "End of /INVITE list"},
    {Numeric::RPL_INVITING, "RPL_INVITING", ""},
    {Numeric::RPL_INVEXLIST, "RPL_INVEXLIST", ""},
    {Numeric::RPL_ENDOFINVEXLIST, "RPL_ENDOFINVEXLIST", "End of Channel Invite Exception List"},
    {Numeric::RPL_EXCEPTLIST, "RPL_EXCEPTLIST", ""},
    {Numeric::RPL_ENDOFEXCEPTLIST, "RPL_ENDOFEXCEPTLIST", "End of channel exception list"},
    {Numeric::RPL_VERSION, "RPL_VERSION", ""},
    {Numeric::RPL_WHOREPLY, "RPL_WHOREPLY", ""},
    {Numeric::RPL_NAMREPLY, "RPL_NAMREPLY", ""},
    {Numeric::RPL_WHOSPCRPL, "RPL_WHOSPCRPL", ""},
    {Numeric::RPL_LINKS, "RPL_LINKS", ""},
    {Numeric::RPL_ENDOFLINKS, "RPL_ENDOFLINKS", "End of /LINKS list"},
    {Numeric::RPL_ENDOFNAMES, "RPL_ENDOFNAMES", "End of /NAMES list"},
    {Numeric::RPL_BANLIST, "RPL_BANLIST", ""},
    {Numeric::RPL_ENDOFBANLIST, "RPL_ENDOFBANLIST", "End of channel ban list"},
    {Numeric::RPL_ENDOFWHOWAS, "RPL_ENDOFWHOWAS", "End of WHOWAS"},
    {Numeric::RPL_INFO, "RPL_INFO", ""},
    {Numeric::RPL_MOTD, "RPL_MOTD", ""},
    {Numeric::RPL_ENDOFINFO, "RPL_ENDOFINFO", "End of INFO list"},
    {Numeric::RPL_MOTDSTART, "RPL_MOTDSTART", ""},
    {Numeric::RPL_ENDOFMOTD, "RPL_ENDOFMOTD", "End of /MOTD command."},
    {Numeric::RPL_WHOISHOST, "RPL_WHOISHOST", ""},
    {Numeric::RPL_WHOISMODES, "RPL_WHOISMODES", ""},
    {Numeric::RPL_YOUREOPER, "RPL_YOUREOPER", "You are now an IRC operator"},
    {Numeric::RPL_REHASHING, "RPL_REHASHING", "Rehashing"},
    {Numeric::RPL_TIME, "RPL_TIME", ""},
    {Numeric::ERR_UNKNOWNERROR, "ERR_UNKNOWNERROR", ""},
    {Numeric::ERR_NOSUCHNICK, "ERR_NOSUCHNICK", "No such nick/channel"},
    {Numeric::ERR_NOSUCHSERVER, "ERR_NOSUCHSERVER", "No such server"},
    {Numeric::ERR_NOSUCHCHANNEL, "ERR_NOSUCHCHANNEL", "No such channel"},
    {Numeric::ERR_CANNOTSENDTOCHAN, "ERR_CANNOTSENDTOCHAN", "Cannot send to channel"},
    {Numeric::ERR_TOOMANYCHANNELS, "ERR_TOOMANYCHANNELS", "You have joined too many channels"},
    {Numeric::ERR_WASNOSUCHNICK, "ERR_WASNOSUCHNICK", "There was no such nickname"},
    {Numeric::ERR_TOOMANYTARGETS, "ERR_TOOMANYTARGETS", "Too many targets"},
    {Numeric::ERR_NOORIGIN, "ERR_NOORIGIN", "No origin specified"},
    {Numeric::ERR_INVALIDCAPCMD, "ERR_INVALIDCAPCMD", "Invalid CAP command"},
    {Numeric::ERR_NORECIPIENT, "ERR_NORECIPIENT", "No recipient given"},
    {Numeric::ERR_NOTEXTTOSEND, "ERR_NOTEXTTOSEND", "No text to send"},
    {Numeric::ERR_INPUTTOOLONG, "ERR_INPUTTOOLONG", "Input line was too long"},
    {Numeric::ERR_UNKNOWNCOMMAND, "ERR_UNKNOWNCOMMAND", "Unknown command"},
    {Numeric::ERR_NOMOTD, "ERR_NOMOTD", "MOTD File is missing"},
    {Numeric::ERR_NOADMININFO, "ERR_NOADMININFO", "No administrative info available"},
    {Numeric::ERR_NONICKNAMEGIVEN, "ERR_NONICKNAMEGIVEN", "No nickname given"},
    {Numeric::ERR_ERRONEUSNICKNAME, "ERR_ERRONEUSNICKNAME", "Erroneus nickname"},
    {Numeric::ERR_NICKNAMEINUSE, "ERR_NICKNAMEINUSE", "Nickname is already in use"},
    {Numeric::ERR_USERNOTINCHANNEL, "ERR_USERNOTINCHANNEL", "They aren't on that channel"},
    {Numeric::ERR_NOTONCHANNEL, "ERR_NOTONCHANNEL", "You're not on that channel"},
    {Numeric::ERR_USERONCHANNEL, "ERR_USERONCHANNEL", "is already on channel"},
    {Numeric::ERR_NOTREGISTERED, "ERR_NOTREGISTERED", "You have not registered"},
    {Numeric::ERR_NEEDMOREPARAMS, "ERR_NEEDMOREPARAMS", "Not enough parameters"},
    {Numeric::ERR_ALREADYREGISTERED, "ERR_ALREADYREGISTERED", "You may not reregister"},
    {Numeric::ERR_PASSWDMISMATCH, "ERR_PASSWDMISMATCH", "Password incorrect"},
    {Numeric::ERR_INVALIDUSERNAME, "ERR_INVALIDUSERNAME", "Your username is not valid"},
    {Numeric::ERR_CHANNELISFULL, "ERR_CHANNELISFULL", "Cannot join channel (+l)"},
    {Numeric::ERR_UNKNOWNMODE, "ERR_UNKNOWNMODE", "is unknown mode char to me"},
    {Numeric::ERR_INVITEONLYCHAN, "ERR_INVITEONLYCHAN", "Cannot join channel (+i)"},
    {Numeric::ERR_BANNEDFROMCHAN, "ERR_BANNEDFROMCHAN", "Cannot join channel (+b)"},
    {Numeric::ERR_BADCHANNELKEY, "ERR_BADCHANNELKEY", "Cannot join channel (+k)"},
    {Numeric::ERR_BADCHANMASK, "ERR_BADCHANMASK", "Bad Channel Mask"},
    {Numeric::ERR_BANLISTFULL, "ERR_BANLISTFULL", "Channel list is full"},
    {Numeric::ERR_NOPRIVILEGES, "ERR_NOPRIVILEGES", "Permission Denied- You're not an IRC operator"},
    {Numeric::ERR_CHANOPRIVSNEEDED, "ERR_CHANOPRIVSNEEDED", "You're not channel operator"},
    {Numeric::ERR_CANTKILLSERVER, "ERR_CANTKILLSERVER", "You cant kill a server!"},
    {Numeric::ERR_NOOPERHOST, "ERR_NOOPERHOST", "No O-lines for your host"},
    {Numeric::ERR_UMODEUNKNOWNFLAG, "ERR_UMODEUNKNOWNFLAG", "Unknown MODE flag"},
    {Numeric::ERR_USERSDONTMATCH, "ERR_USERSDONTMATCH", "Cant change mode for other users"},
    {Numeric::ERR_HELPNOTFOUND, "ERR_HELPNOTFOUND", "No help available on this topic"},
    {Numeric::ERR_INVALIDMODEPARAM, "ERR_INVALIDMODEPARAM", ""},
    {Numeric::RPL_HELPSTART, "RPL_HELPSTART", ""},
    {Numeric::RPL_HELPTXT, "RPL_HELPTXT", ""},
    {Numeric::RPL_ENDOFHELP, "RPL_ENDOFHELP", ""},
    {Numeric::RPL_MONONLINE, "RPL_MONONLINE", ""},
    {Numeric::RPL_MONOFFLINE, "RPL_MONOFFLINE", ""},
    {Numeric::RPL_MONLIST, "RPL_MONLIST", ""},
    {Numeric::RPL_ENDOFMONLIST, "RPL_ENDOFMONLIST", "End of MONITOR list"},
    {Numeric::ERR_MONLISTFULL, "ERR_MONLISTFULL", "Monitor list is full."},
};
static_assert(std::ranges::is_sorted(rows, {}, &NumericRow::numeric));

} // namespace

std::span<const NumericRow> all_numerics() noexcept { return rows; }

std::string_view standard_text(Numeric numeric) noexcept {
    const auto* row = std::ranges::lower_bound(rows, numeric, {}, &NumericRow::numeric);
    return row != std::end(rows) && row->numeric == numeric ? row->text : std::string_view();
}

std::string digits(Numeric numeric) {
    const std::string number = std::to_string(static_cast<unsigned>(numeric));
    return std::string(3 - number.size(), '0') + number;
}

} // namespace chat::irc
