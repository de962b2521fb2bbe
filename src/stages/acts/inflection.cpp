#include "stages/acts/inflection.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sayso {

namespace {

// Sorted by form.
constexpr std::pair<std::string_view, std::string_view> irregular[] = {{"am", "be"},
                                                                       {"are", "be"},
                                                                       {"been", "be"},
                                                                       {"began", "begin"},
                                                                       {"begun", "begin"},
                                                                       {"being", "be"},
                                                                       {"bit", "bite"},
                                                                       {"blew", "blow"},
                                                                       {"blown", "blow"},
                                                                       {"bore", "bear"},
                                                                       {"borne", "bear"},
                                                                       {"bought", "buy"},
                                                                       {"bound", "bind"},
                                                                       {"broke", "break"},
                                                                       {"broken", "break"},
                                                                       {"brought", "bring"},
                                                                       {"built", "build"},
                                                                       {"burnt", "burn"},
                                                                       {"came", "come"},
                                                                       {"children", "child"},
                                                                       {"chose", "choose"},
                                                                       {"chosen", "choose"},
                                                                       {"dealt", "deal"},
                                                                       {"did", "do"},
                                                                       {"does", "do"},
                                                                       {"done", "do"},
                                                                       {"drawn", "draw"},
                                                                       {"drew", "draw"},
                                                                       {"driven", "drive"},
                                                                       {"drove", "drive"},
                                                                       {"fallen", "fall"},
                                                                       {"fell", "fall"},
                                                                       {"felt", "feel"},
                                                                       {"fled", "flee"},
                                                                       {"flew", "fly"},
                                                                       {"flown", "fly"},
                                                                       {"forbade", "forbid"},
                                                                       {"forbidden", "forbid"},
                                                                       {"foresaw", "foresee"},
                                                                       {"forgot", "forget"},
                                                                       {"forgotten", "forget"},
                                                                       {"fought", "fight"},
                                                                       {"found", "find"},
                                                                       {"froze", "freeze"},
                                                                       {"frozen", "freeze"},
                                                                       {"gave", "give"},
                                                                       {"given", "give"},
                                                                       {"gone", "go"},
                                                                       {"got", "get"},
                                                                       {"gotten", "get"},
                                                                       {"gunmen", "gunman"},
                                                                       {"had", "have"},
                                                                       {"has", "have"},
                                                                       {"heard", "hear"},
                                                                       {"held", "hold"},
                                                                       {"hid", "hide"},
                                                                       {"hidden", "hide"},
                                                                       {"hung", "hang"},
                                                                       {"is", "be"},
                                                                       {"kept", "keep"},
                                                                       {"knew", "know"},
                                                                       {"known", "know"},
                                                                       {"laid", "lay"},
                                                                       {"leaned", "lean"},
                                                                       {"led", "lead"},
                                                                       {"left", "leave"},
                                                                       {"lent", "lend"},
                                                                       {"lit", "light"},
                                                                       {"lost", "lose"},
                                                                       {"made", "make"},
                                                                       {"meant", "mean"},
                                                                       {"men", "man"},
                                                                       {"met", "meet"},
                                                                       {"militiamen", "militiaman"},
                                                                       {"overheard", "overhear"},
                                                                       {"overran", "overrun"},
                                                                       {"overthrew", "overthrow"},
                                                                       {"overthrown", "overthrow"},
                                                                       {"paid", "pay"},
                                                                       {"policemen", "policeman"},
                                                                       {"ran", "run"},
                                                                       {"rebuilt", "rebuild"},
                                                                       {"retaken", "retake"},
                                                                       {"retook", "retake"},
                                                                       {"rose", "rise"},
                                                                       {"said", "say"},
                                                                       {"sang", "sing"},
                                                                       {"sank", "sink"},
                                                                       {"sat", "sit"},
                                                                       {"saw", "see"},
                                                                       {"seen", "see"},
                                                                       {"sent", "send"},
                                                                       {"servicemen", "serviceman"},
                                                                       {"shook", "shake"},
                                                                       {"shot", "shoot"},
                                                                       {"shown", "show"},
                                                                       {"slain", "slay"},
                                                                       {"slew", "slay"},
                                                                       {"sold", "sell"},
                                                                       {"sought", "seek"},
                                                                       {"spelt", "spell"},
                                                                       {"spoke", "speak"},
                                                                       {"spoken", "speak"},
                                                                       {"stole", "steal"},
                                                                       {"stolen", "steal"},
                                                                       {"stood", "stand"},
                                                                       {"struck", "strike"},
                                                                       {"sunk", "sink"},
                                                                       {"swore", "swear"},
                                                                       {"sworn", "swear"},
                                                                       {"taken", "take"},
                                                                       {"taught", "teach"},
                                                                       {"thought", "think"},
                                                                       {"threw", "throw"},
                                                                       {"thrown", "throw"},
                                                                       {"told", "tell"},
                                                                       {"took", "take"},
                                                                       {"tore", "tear"},
                                                                       {"tribesmen", "tribesman"},
                                                                       {"understood", "understand"},
                                                                       {"undertaken", "undertake"},
                                                                       {"undertook", "undertake"},
                                                                       {"upheld", "uphold"},
                                                                       {"was", "be"},
                                                                       {"went", "go"},
                                                                       {"were", "be"},
                                                                       {"withdrawn", "withdraw"},
                                                                       {"withdrew", "withdraw"},
                                                                       {"withheld", "withhold"},
                                                                       {"women", "woman"},
                                                                       {"won", "win"},
                                                                       {"written", "write"},
                                                                       {"wrote", "write"}};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// What stands after the word, for a form that begins with it: "s" of "claims", "ted" of "admitted".
bool is_ending(std::string_view word, std::string_view ending) {
  if (ending == "s" || ending == "es" || ending == "ing") return true;
  if (ending == "ed" || (ending == "d" && word.back() == 'e')) return true;
  // A doubled last consonant.
  return ending.size() >= 3 && ending[0] == word.back() && !is_vowel(word.back()) &&
         (ending.substr(1) == "ed" || ending.substr(1) == "ing");
}

}  // namespace

std::string_view base_of_irregular(std::string_view form) {
  const auto found =
      std::lower_bound(std::begin(irregular), std::end(irregular), form,
                       [](const auto& entry, std::string_view key) { return entry.first < key; });
  return found != std::end(irregular) && found->first == form ? found->second : std::string_view();
}

bool is_form_of(std::string_view form, std::string_view word) {
  if (form == word) return true;
  if (word.size() < 2) return false;
  if (form.starts_with(word) && is_ending(word, form.substr(word.size()))) return true;
  const std::string_view stem = word.substr(0, word.size() - 1);
  if (form.starts_with(stem)) {
    const std::string_view ending = form.substr(stem.size());
    if (word.back() == 'e' && ending == "ing") return true;
    if (word.back() == 'y' && !is_vowel(stem.back()) && (ending == "ied" || ending == "ies")) return true;
  }
  return base_of_irregular(form) == word;
}

}  // namespace sayso
