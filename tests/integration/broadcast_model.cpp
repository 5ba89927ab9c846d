// Following the audit log, and comparing with what was heard.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/broadcast_model.hpp"

#include <algorithm>
#include <utility>

namespace chat::test::binary {
namespace {

constexpr std::size_t letters = 6; // whose case spells a client's number

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string in_small_letters(std::string_view name) {
    std::string result(name);
    std::ranges::transform(result, result.begin(), small);
    return result;
}

std::string_view word(std::string_view& rest) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view first = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return first;
}

void require(bool so, const std::string& what) {
    if (!so) throw Fault(what);
}

std::string joined_by_commas(const std::set<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ",") + name;
    return list;
}

bool is_answer(std::string_view heard) { return heard == "00" || heard == "01" || heard.starts_with("05"); }

// The name in "02 **Bob is joining the chat**"; empty where it is something else.
std::string who_is(std::string_view deed, std::string_view heard) {
    const std::string head = "02 **", tail = " is " + std::string(deed) + " the chat**";
    if (!heard.starts_with(head) || !heard.ends_with(tail)) return {};
    return std::string(heard.substr(head.size(), heard.size() - head.size() - tail.size()));
}

bool is_reason_for(End end, std::string_view reason) {
    switch (end) {
    case End::stays: return false;
    case End::leaves:
    case End::leaves_bare: return reason == "left";
    case End::half_closes: return reason == "client closed";
    case End::closes:
        return reason == "client closed" || reason == "connection reset"; // reset where it had not read all
    case End::resets: return reason == "connection reset";
    }
    return false;
}

bool in_good_order(End end) { return end != End::closes && end != End::resets; }

std::string shown(const Heard& heard) {
    std::string all;
    for (const std::string& one : heard) all += "\n    " + one;
    return all;
}

} // namespace

std::string spelled_by(std::size_t client, std::string_view name) {
    std::string spelling(name);
    for (std::size_t i = 0; i < letters; ++i)
        if (client >> i & 1) spelling[i] = static_cast<char>(spelling[i] - 'a' + 'A');
    return spelling;
}

Model::Part& Model::part_of(std::string_view name) {
    std::size_t client = 0;
    for (std::size_t i = 0; i < std::min(letters, name.size()); ++i)
        if (name[i] != small(name[i])) client |= std::size_t{1} << i;
    require(client < parts_.size(), "nobody spells it so: " + std::string(name));
    return parts_[client];
}

void Model::does(std::size_t client, std::deque<Ask> asked, End end) {
    parts_[client].asked = std::move(asked);
    parts_[client].end = end;
}

void Model::follow(const std::vector<std::string>& records) {
    for (Part& part : parts_) {
        part.expected.clear();
        part.lists.clear();
        part.certain = part.answers = 0;
    }
    for (const std::string& record : records) try {
            follow(std::string_view(record));
        } catch (const Fault& fault) {
            throw Fault("record: " + record + ": " + fault.what());
        }
    for (Part& part : parts_) finish(part);
}

void Model::follow(std::string_view record) {
    std::string_view rest = record;
    const std::string_view event = word(rest);
    if (event == "connect" || event == "disconnect") return;
    if (event == "name") return name_record(rest);
    if (event == "join") return join_record(rest);
    if (event == "leave") return leave_record(rest);
    if (event == "message") return message_record(rest);
    if (event == "direct") return direct_record(rest);
    if (event == "refused") return refused_record(rest);
    throw Fault("unexpected");
}

// ---- what can happen, and who hears of it ----

void Model::name_record(std::string_view rest) {
    const std::string name(word(rest));
    Part& part = part_of(name);
    const Ask ask = take(part);
    require(ask.kind == Ask::Kind::join && ask.name == name, "something else was asked");
    const bool taken = names_.contains(in_small_letters(name)), bad = name.ends_with('!');
    if (rest == "accepted") {
        require(part.name.empty(), "has a name");
        require(!taken && !bad, "nobody may have it");
        part.found.clear();
        for (const auto& [_, holder] : names_) part.found.insert(parts_[holder].name);
        names_[in_small_letters(name)] = static_cast<std::size_t>(&part - parts_.data());
        part.name = name;
        return answer(part, "00");
    }
    require(rest == (bad ? "rejected name has a character it may not have" : "rejected name in use"), "wrong reason");
    require(bad || taken, "the name is free");
    answer(part, "01");
}

void Model::join_record(std::string_view rest) {
    Part& part = part_of(rest);
    require(rest == part.name + " lobby" && !part.present, "has no such name, or has joined");
    part.present = true;
    all_hear(joining(part.name));
    part.expected.push_back(commands);
    part.certain = part.expected.size();
}

void Model::leave_record(std::string_view rest) {
    Part& part = part_of(rest);
    require(word(rest) == part.name && word(rest) == "lobby" && part.present, "is not there");
    require(is_reason_for(part.end, rest), "wrong reason");
    while (settles_unrecorded(part)) {}
    require(part.asked.empty() || !in_good_order(part.end), "went before it was heard");
    part.present = false;
    names_.erase(in_small_letters(part.name));
    all_hear(leaving(part.name));
}

// Also of somebody who is gone: his connection broke while his words were on their way to the journal.
void Model::message_record(std::string_view rest) {
    Part& part = part_of(rest);
    require(word(rest) == part.name && word(rest) == "lobby", "has no such name");
    require(part.present || !in_good_order(part.end), "is not there");
    const Ask ask = take(part);
    require(ask.kind == Ask::Kind::talk && ask.text == rest, "something else was said");
    part.certain = part.expected.size();
    all_hear(said(part.name, ask.text), &part);
}

void Model::direct_record(std::string_view rest) {
    Part& part = part_of(rest);
    require(word(rest) == part.name && part.present, "is not there");
    const Ask ask = take(part);
    const std::string to(word(rest));
    require(ask.kind == Ask::Kind::direct && ask.text == rest, "something else was said");
    require(in_small_letters(to) == in_small_letters(ask.name), "to somebody else");
    Part& addressee = part_of(to);
    require(addressee.name == to && addressee.present, "the addressee is not there");
    addressee.expected.push_back(whispered(part.name, ask.text));
    part.certain = part.expected.size();
}

void Model::refused_record(std::string_view rest) {
    if (rest == "Join first" || rest.starts_with("type ")) return; // of somebody without a name
    Part& part = part_of(rest);
    require(word(rest) == part.name && part.present, "is not there");
    const Ask ask = take(part);
    std::string_view reason = "Unsupported Command";
    if (rest.ends_with("No such user")) {
        reason = "No such user";
        require(ask.kind == Ask::Kind::direct && !names_.contains(in_small_letters(ask.name)), "there is one");
    } else if (rest == "Already joined") {
        reason = rest;
        require(ask.kind == Ask::Kind::join, "no join");
    } else {
        require(rest.ends_with(reason) && ask.kind == Ask::Kind::question, "wrong reason");
    }
    answer(part, "05 " + std::string(reason));
}

void Model::finish(Part& part) {
    while (settles_unrecorded(part)) {}
    if (in_good_order(part.end)) require(part.asked.empty(), "asked, and not heard: " + part.name);
    part.asked.clear();
    if (part.end == End::stays) return;
    require(!part.present, "has not left: " + part.name);
    part.name.clear();
}

// The next request that leaves a record with a name.
Ask Model::take(Part& part) {
    while (settles_unrecorded(part)) {}
    require(!part.asked.empty(), "nothing was asked");
    const Ask ask = part.asked.front();
    part.asked.pop_front();
    return ask;
}

bool Model::settles_unrecorded(Part& part) {
    if (part.asked.empty()) return false;
    const Ask::Kind kind = part.asked.front().kind;
    const bool has_name = !part.name.empty();
    if (kind == Ask::Kind::join) return false;
    if (!has_name)
        answer(part, kind == Ask::Kind::question ? unsupported : join_first);
    else if (kind == Ask::Kind::list)
        part.lists.push_back(part.answers);
    else if (kind != Ask::Kind::empty_talk)
        return false;
    part.asked.pop_front();
    return true;
}

void Model::answer(Part& part, const std::string& heard) {
    part.expected.push_back(heard);
    part.certain = part.expected.size();
    ++part.answers;
}

void Model::all_hear(const std::string& what, const Part* except) {
    for (Part& part : parts_)
        if (part.present && &part != except) part.expected.push_back(what);
}

// ---- what was heard ----

void Model::compare(std::size_t client, const Heard& heard) {
    Part& part = parts_[client];
    Heard events;
    std::size_t answers = 0, lists = 0;
    const std::string who = "client " + std::to_string(client) + " heard" + shown(heard) + "\n and should have heard" +
                            shown(part.expected) + "\n with lists: " + std::to_string(part.lists.size());
    for (const std::string& one : heard) {
        if (one.starts_with("03")) {
            require(lists < part.lists.size() && part.lists[lists] == answers, who + "\n out of place: " + one);
            require(one == "03 " + joined_by_commas(part.around), who + "\n not who is there: " + one);
            ++lists;
            continue;
        }
        if (one == "00") part.around = part.found;
        if (const std::string name = who_is("joining", one); !name.empty()) part.around.insert(name);
        if (const std::string name = who_is("leaving", one); !name.empty()) part.around.erase(name);
        answers += is_answer(one) ? 1 : 0;
        events.push_back(one);
    }
    require(lists == part.lists.size(), who + "\n too few lists");
    const bool all = part.end == End::stays;
    require(events.size() <= part.expected.size() && events.size() >= (all ? part.expected.size() : part.certain) &&
                std::equal(events.begin(), events.end(), part.expected.begin()),
            who + (all ? "" : "\n the last of it perhaps not"));
}

} // namespace chat::test::binary
