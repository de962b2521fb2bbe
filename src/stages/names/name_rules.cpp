#include "stages/names/name_rules.hpp"

#include "base/ascii.hpp"
#include "model/gazetteer/gazetteer.hpp"
#include "stages/coreference/people_words.hpp"
#include "stages/names/name_lists.hpp"
#include "stages/places/words.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

namespace sayso {

namespace {

constexpr float known_body = 0.9F;     // the confidence of one from the list
constexpr std::uint32_t longest = 12;  // words of a name that rules look into

// In small letters, without allocating.
int compare_folded(std::string_view a, std::string_view b) {
  const std::size_t size = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < size; ++i) {
    if (small_letter(a[i]) != small_letter(b[i])) return small_letter(a[i]) < small_letter(b[i]) ? -1 : 1;
  }
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

bool is_initial(std::string_view word) {
  return (word.size() == 2 && is_ascii_capital(word[0]) && word[1] == '.') ||
         (word.size() == 1 && is_ascii_capital(word[0]));
}

class NameMender {
 public:
  NameMender(Document& document, const Gazetteer* gazetteer) : document_(document), gazetteer_(gazetteer) {}

  void run() {
    mended_.clear();
    for (const Name& name : document_.names) mend(name);
    document_.names.swap(mended_);
    join_last_first();
    agree();
    add_known();
    std::erase_if(document_.names, [&](const Name& name) { return is_none(name); });
  }

 private:
  std::string_view word(std::uint32_t token) const { return document_.token(token); }
  bool is_in_sentence(std::uint32_t token, std::uint32_t other) const {
    return token < document_.tokens.size() &&
           document_.tokens.sentence[token] == document_.tokens.sentence[other];
  }
  std::uint32_t kinds(std::uint32_t token) {
    plain_form(word(token), folded_);
    return PeopleWords::shared().of(folded_);
  }
  bool is_first_name(std::uint32_t token) {
    return (kinds(token) & (male_first_name | female_first_name)) != 0;
  }
  void push(Name name, TokenRange tokens) {
    if (tokens.empty() || (!mended_.empty() && tokens.begin < mended_.back().tokens.end)) return;
    name.tokens = tokens;
    name.span = document_.span_of(tokens);
    mended_.push_back(name);
  }

  void mend(const Name& name) {
    if (!mended_.empty() && name.tokens.begin < mended_.back().tokens.end) return;  // taken by the one before
    if (name.kind == NameKind::place) return mend_place(name);
    if (name.kind == NameKind::organisation) return push(name, with_ending(name.tokens));
    if (name.kind != NameKind::person) return push(name, name.tokens);
    if (const TokenRange body = with_ending(name.tokens); body != name.tokens) {
      Name company = name;
      company.kind = NameKind::organisation;
      return push(company, body);
    }
    mend_person(name);
  }

  // "CCNG | , Inc."
  TokenRange with_ending(TokenRange tokens) const {
    std::uint32_t end = tokens.end;
    if (is_in_sentence(end, tokens.begin) && word(end) == ",") ++end;
    const bool ends =
        is_in_sentence(end, tokens.begin) && NameLists::shared().has(NameLists::company_endings, word(end));
    return ends ? TokenRange{tokens.begin, end + 1} : tokens;
  }

  // "Miramar California" is two places: a name that nobody knows, of two that are known, the second a land or region.
  void mend_place(const Name& name) {
    const TokenRange all = name.tokens;
    if (gazetteer_ == nullptr || all.size() < 2 || all.size() > longest || is_known(all))
      return push(name, with_ending(all));
    for (std::uint32_t middle = all.begin + 1; middle < all.end; ++middle) {
      const std::string_view first = word(all.begin);
      if (places::is_feature_before(first) || places::is_direction(first) || places::is_no_place(first))
        break;
      if (!is_known({all.begin, middle}) || !is_land({middle, all.end})) continue;
      push(name, {all.begin, middle});
      return push(name, {middle, all.end});
    }
    push(name, all);
  }

  std::span<const std::int32_t> senses(TokenRange tokens) {
    key_.clear();
    gazetteer_->fold(document_.text(document_.span_of(tokens)), key_);
    return gazetteer_->senses(key_);
  }
  bool is_known(TokenRange tokens) { return !senses(tokens).empty(); }
  // A country, or a state where people name it after a town: elsewhere regions are called East, Centre or Bay.
  bool is_land(TokenRange tokens) {
    const auto found = senses(tokens);
    return std::any_of(found.begin(), found.end(), [&](std::int32_t sense) {
      const std::uint32_t number = Gazetteer::entry_of(sense);
      const GazetteerKind kind = gazetteer_->entry(number).kind;
      const auto code = gazetteer_->country_code(number);
      const std::string_view country(code.data(), code.size());
      const bool has_states = country == "US" || country == "CA" || country == "AU";
      return !Gazetteer::is_secondary(sense) &&
             (kind == GazetteerKind::country || (kind == GazetteerKind::region && has_states));
    });
  }

  // Two persons in a row, as lists and the ends of letters have them; initials before a name; "P.S." after it.
  void mend_person(const Name& name) {
    TokenRange all = name.tokens;
    while (all.size() > 1 && NameLists::shared().has(NameLists::after_names, word(all.end - 1))) --all.end;
    while (all.begin > 0 && is_initial(word(all.begin - 1)) && word(all.begin - 1) != "I" &&
           word(all.begin - 1) != "A" && is_in_sentence(all.begin - 1, all.begin) &&
           (mended_.empty() || mended_.back().tokens.end < all.begin))
      --all.begin;
    if (!mended_.empty() && mended_.back().kind == NameKind::person &&
        mended_.back().tokens.end == all.begin && is_in_sentence(all.begin, mended_.back().tokens.begin) &&
        is_initial(word(all.begin - 1))) {
      Name& before = mended_.back();  // "A. | Noel Kramer"
      before.tokens.end = all.end;
      before.span = document_.span_of(before.tokens);
      before.confidence = std::max(before.confidence, name.confidence);
      return;
    }
    const std::uint32_t middle = second_person(all);
    push(name, {all.begin, middle});
    if (middle < all.end) push(name, {middle, all.end});
  }

  // Where a second person begins: after a word that stands twice ("Traci Traci Warner"), or after a first name and a family
  // name, where another first name and a family name follow. The end where there is one person.
  std::uint32_t second_person(TokenRange all) {
    if (all.size() >= 2 && compare_folded(word(all.begin), word(all.begin + 1)) == 0) return all.begin + 1;
    if (all.size() < 4 || all.size() > longest) return all.end;
    const bool is_pair =
        is_first_name(all.begin) && !is_first_name(all.begin + 1) && is_first_name(all.begin + 2) &&
        word(all.begin + 1).find('.') == std::string_view::npos && word(all.begin + 1).size() > 2;
    return is_pair ? all.begin + 2 : all.end;
  }

  // "Townsend, George" <…>: before an address or between quotation marks a family name, a comma and a first name are one.
  void join_last_first() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < document_.names.size(); ++i) {
      const Name name = document_.names[i];
      if (kept > 0 && is_last_first(document_.names[kept - 1], name)) {
        Name& before = document_.names[kept - 1];
        before.tokens.end = name.tokens.end;
        before.span = document_.span_of(before.tokens);
        before.confidence = std::max(before.confidence, name.confidence);
      } else {
        document_.names[kept++] = name;
      }
    }
    document_.names.resize(kept);
  }

  bool is_last_first(const Name& last, const Name& first) {
    if (last.kind != NameKind::person || first.kind != NameKind::person || last.tokens.size() != 1 ||
        first.tokens.size() > 2 || first.tokens.begin != last.tokens.end + 1 ||
        word(last.tokens.end) != "," || !is_in_sentence(first.tokens.begin, last.tokens.begin))
      return false;
    if (!is_first_name(first.tokens.begin) || is_first_name(last.tokens.begin)) return false;
    const auto is_mark = [&](std::uint32_t token) {
      const std::string_view mark = word(token);
      return mark == "\"" || mark == "<" || mark == ";" || mark == ":" || mark == "[" || mark == "/";
    };
    const bool opens = last.tokens.begin > 0 && is_mark(last.tokens.begin - 1);
    const bool closes = first.tokens.end >= document_.tokens.size() || is_mark(first.tokens.end);
    return opens || closes;
  }

  // One name is one thing in a document: the kind that the network is surest of, over all its places.
  void agree() {
    std::vector<Name>& names = document_.names;
    order_.resize(names.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
    const auto text = [&](std::uint32_t i) {
      return document_.text(names[i].span);
    };
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      const int order = compare_folded(text(a), text(b));
      return order != 0 ? order < 0 : a < b;
    });
    for (std::size_t begin = 0, end = 0; begin < order_.size(); begin = end) {
      float votes[7] = {};
      for (end = begin; end < order_.size() && compare_folded(text(order_[begin]), text(order_[end])) == 0;
           ++end)
        votes[static_cast<std::size_t>(names[order_[end]].kind)] += names[order_[end]].confidence;
      const auto best = static_cast<NameKind>(std::max_element(std::begin(votes), std::end(votes)) - votes);
      for (std::size_t i = begin; i < end; ++i) names[order_[i]].kind = best;
    }
  }

  // Bodies of the list, and the initials of bodies that are named in full before: "WHO".
  void add_known() {
    mended_.clear();
    initials_.clear();
    std::size_t next = 0;
    const std::uint32_t count = document_.tokens.size();
    for (std::uint32_t token = 0; token < count;) {
      const bool is_name = next < document_.names.size() && document_.names[next].tokens.begin == token;
      const TokenRange body = is_name ? TokenRange{} : known_at(token);
      const bool fits =
          !body.empty() && (next >= document_.names.size() || body.end <= document_.names[next].tokens.begin);
      if (is_name) {
        Name name = document_.names[next++];
        if (NameLists::shared().has(NameLists::bodies, document_.text(name.span))) {
          name.kind = NameKind::organisation;
          name.confidence = std::max(name.confidence, known_body);
        }
        note_initials(name);
        mended_.push_back(name);
        token = name.tokens.end;
      } else if (fits) {
        mended_.push_back({document_.span_of(body), body, NameKind::organisation, known_body});
        token = body.end;
      } else {
        ++token;
      }
    }
    document_.names.swap(mended_);
  }

  // A known body that begins here, or initials that were noted; nothing where there is none.
  TokenRange known_at(std::uint32_t token) const {
    constexpr std::uint32_t longest_body = 3;
    const std::string_view first = word(token);
    if (first.size() < 2 || (!is_ascii_capital(first[0]) && !first.starts_with("al"))) return {};
    for (std::uint32_t size = longest_body; size > 0; --size) {
      const TokenRange range{token, token + size};
      if (!is_in_sentence(range.end - 1, token)) continue;
      if (NameLists::shared().has(NameLists::bodies, document_.text(document_.span_of(range)))) return range;
    }
    return initials_.contains(std::string(first)) ? TokenRange{token, token + 1} : TokenRange{};
  }

  // "World Health Organization" is WHO from here on.
  void note_initials(const Name& name) {
    if (name.kind != NameKind::organisation || name.tokens.size() < 3 || name.tokens.size() > longest) return;
    std::string letters;
    for (std::uint32_t token = name.tokens.begin; token < name.tokens.end; ++token) {
      if (is_ascii_capital(word(token)[0])) letters += word(token)[0];
    }
    if (letters.size() >= 3) initials_.insert(std::move(letters));
  }

  bool is_none(const Name& name) const {
    if (name.tokens.size() != 1) return false;
    const std::string_view only = word(name.tokens.begin);
    return NameLists::shared().has(NameLists::no_names, only) || only.starts_with("www.") ||
           only.find("://") != std::string_view::npos || only.find('@') != std::string_view::npos;
  }

  Document& document_;
  const Gazetteer* gazetteer_;
  std::vector<Name> mended_;
  std::vector<std::uint32_t> order_;
  std::unordered_set<std::string> initials_;
  std::string folded_, key_;
};

}  // namespace

void apply_name_rules(Document& document, const Gazetteer* gazetteer) {
  NameMender(document, gazetteer).run();
}

void mend_names(Document& document, Workbench& bench) { apply_name_rules(document, bench.gazetteer.get()); }

}  // namespace sayso
