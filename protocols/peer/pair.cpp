// Matching, passing texts on, playing.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/pair.hpp"

#include "protocols/peer/dialogue.hpp"
#include "protocols/peer/words.hpp"

#include <utility>

namespace chat::peer {

PairPartner::PairPartner(Dialogue& dialogue, Pairs& pairs) : dialogue_(dialogue), pairs_(pairs) {
    if (PairPartner* first = std::exchange(pairs.waiting_, nullptr))
        couple(*first);
    else
        pairs.waiting_ = this;
}

PairPartner::~PairPartner() {
    if (pairs_.waiting_ == this) pairs_.waiting_ = nullptr;
    if (other_) other_->abandon();
}

// What the first has said waits for us.
void PairPartner::couple(PairPartner& other) {
    other_ = &other;
    other.other_ = this;
    other_name_ = other.dialogue_.who().name;
    other.other_name_ = dialogue_.who().name;
    inbox_ = std::exchange(other.inbox_, {});
    match_ = other.match_;
    mark_ = game::Mark::o;
}

std::optional<Later<LineNumber>> PairPartner::hear(std::string_view text) {
    if (match_) {
        dialogue_.record_move(text);
        play(text);
    } else if (abandoned_) {
        dialogue_.record(text);
        answer();
    } else {
        pass_on(text);
        if (other_) answer();
    }
    return std::nullopt;
}

// To the other; where there is none yet, it waits for whoever comes.
void PairPartner::pass_on(std::string_view text) {
    PairPartner& reader = other_ ? *other_ : *this;
    if (reader.inbox_.size() >= most_waiting) return dialogue_.record_refused("partner has too many texts to read");
    dialogue_.record(text);
    reader.inbox_.push(std::string(text));
    if (other_) other_->answer();
}

// The reply that is owed, if one is: the other's next text, if it is here, behind what found no room in the reply
// before; so the two stay in step, however long their texts. When he has left, the quit follows his last.
void PairPartner::answer() {
    if (!dialogue_.owed()) return;
    if (inbox_.empty() && !abandoned_) return;
    if (inbox_.empty() && rest_.empty()) return dialogue_.quit();
    std::string text = std::exchange(rest_, {});
    if (!text.empty() && !inbox_.empty()) text += '\n';
    if (!inbox_.empty()) text += inbox_.pop();
    std::string_view left = text;
    dialogue_.reply(other_name_, left);
    rest_ = left;
}

void PairPartner::abandon() noexcept {
    other_ = nullptr;
    match_ = nullptr;
    abandoned_ = true;
    answer();
}

// ---- the game ----

// The client becomes X, and O is the other, or whoever comes. A text of the other's that has come meanwhile, and waits
// for an answer, is shown with a board.
bool PairPartner::starts_match() {
    if (abandoned_) return false;
    const bool waits = other_ && other_->dialogue_.owed();
    const std::string owed = waits && !inbox_.empty() ? inbox_.pop() : std::string();
    match_ = std::make_shared<game::Match>(waits ? std::optional<std::string_view>(owed) : std::nullopt);
    mark_ = game::Mark::x;
    if (other_) {
        other_->match_ = match_;
        other_->mark_ = game::Mark::o;
    }
    show(match_->start());
    return true;
}

void PairPartner::play(std::string_view text) { show(match_->play(mark_, text)); }

void PairPartner::show(const game::Shows& shows) {
    const bool is_x = mark_ == game::Mark::x;
    if (shows.over) match_ = nullptr;
    show(is_x ? shows.x : shows.o);
    if (!other_) return; // nobody has come yet
    if (shows.over) other_->match_ = nullptr;
    other_->show(is_x ? shows.o : shows.x);
}

void PairPartner::show(const std::optional<game::Shown>& shown) {
    if (shown && dialogue_.owed()) dialogue_.reply_cut(our_handle, shown->text(dialogue_.room_in_reply(our_handle)));
}

} // namespace chat::peer
