#include "stages/places/mentions.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "stages/places/words.hpp"

#include <algorithm>

namespace sayso::places {

namespace {

constexpr std::uint32_t most_words = 7;  // of a name in the gazetteer
constexpr float least_trust = 0.5F;
constexpr float well_known = 5.2F;  // decimal logarithm of the people of a city that needs no context
constexpr float known = 3.8F;       // … and of a town after "in"

bool begins_with_capital(std::string_view word) {
  if (word.empty()) return false;
  if (is_ascii_capital(word[0])) return true;
  const char32_t first = utf8::decode(word, 0).value;
  return first >= 0xC0 && first <= 0xDE;  // Île, Ödenburg
}

bool is_all_capitals(std::string_view word) {
  return !word.empty() && std::none_of(word.begin(), word.end(), is_ascii_small);
}

// "d'Ivoire", "al-Sheikh": a small particle and a capital.
bool has_capital(std::string_view word) {
  return begins_with_capital(word) || std::any_of(word.begin(), word.end(), is_ascii_capital);
}

// "U.N.", "IN": what is written in two or three capitals is meant by them.
bool is_initials(std::string_view word) {
  return word.size() > 1 && is_all_capitals(word) &&
         (word.size() <= 3 || (word.size() <= 6 && word.find('.') != std::string_view::npos));
}

struct Match {
  std::uint32_t end = 0;  // token
  std::span<const std::int32_t> senses;
};

class Finder {
 public:
  Finder(const Document& document, const Gazetteer& gazetteer, PlaceDesk& desk)
      : document_(document), gazetteer_(gazetteer), desk_(desk),
        first_sense_(gazetteer.file().ints("senses").data()) {}

  void run() {
    forget_subjects();
    look_at_names();
    for (const TokenRange sentence : document_.sentences) {
      sentence_ = sentence;
      for (std::uint32_t token = sentence.begin; token < sentence.end;) token = step(token);
    }
  }

 private:
  std::string_view word(std::uint32_t token) const { return document_.token(token); }
  bool is_word(std::uint32_t token) const {
    return token < sentence_.end && document_.tokens.block[token] == document_.tokens.block[sentence_.begin];
  }
  const Name* name_at(std::uint32_t token) const {
    const std::uint32_t name = desk_.name_at[token];
    return name == no_id ? nullptr : &document_.names[name];
  }

  void look_at_names() {
    desk_.name_at.assign(document_.tokens.size(), no_id);
    desk_.surnames.clear();
    for (std::uint32_t i = 0; i < document_.names.size(); ++i) {
      const Name& name = document_.names[i];
      for (std::uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) desk_.name_at[t] = i;
      if (name.kind != NameKind::person || name.tokens.size() < 2) continue;
      desk_.surnames.push_back(word(name.tokens.end - 1));
      desk_.surnames.push_back(word(name.tokens.begin));
    }
    std::sort(desk_.surnames.begin(), desk_.surnames.end());
  }

  std::span<const std::int32_t> senses_of(char mark, TokenRange tokens) {
    desk_.key.assign(1, mark);
    desk_.key += document_.text(document_.span_of(tokens));
    return gazetteer_.senses(desk_.key);
  }
  std::span<const std::int32_t> countries_of_people(TokenRange tokens) {
    desk_.key.assign(1, '%');
    gazetteer_.fold(document_.text(document_.span_of(tokens)), desk_.key);
    return gazetteer_.senses(desk_.key);
  }

  // The longest name of the gazetteer that begins here.
  Match longest(std::uint32_t begin) {
    Match best;
    for (std::uint32_t end = begin + 1; end <= begin + most_words && is_word(end - 1); ++end) {
      const TokenRange tokens{begin, end};
      if (const auto exact = senses_of('=', tokens); !exact.empty()) best = {end, exact};
      const std::string_view last = word(end - 1);
      if (end == begin + 1 && is_initials(last)) continue;
      desk_.key.clear();
      gazetteer_.fold(document_.text(document_.span_of(tokens)), desk_.key);
      if (desk_.key.empty() || desk_.key[0] < 'a') break;
      if (has_capital(last)) {
        const auto found = gazetteer_.senses(desk_.key);
        // "Dublin City Council" is of Dublin, not of a Dublin City.
        const bool is_of_body = last == "City" && best.end > 0 && is_word(end) &&
                                begins_with_capital(word(end)) && !found.empty() &&
                                Gazetteer::is_secondary(found.front());
        if (!found.empty() && !is_of_body) best = {end, found};
      }
      if (!gazetteer_.is_prefix(desk_.key)) break;
    }
    return best;
  }

  std::uint32_t step(std::uint32_t token) {
    if (!begins_with_capital(word(token)) && desk_.name_at[token] == no_id) return token + 1;
    if (const std::uint32_t after = abbreviation(token); after != token) return after;
    if (const std::uint32_t after = people(token); after != token) return after;
    const Name* name = name_at(token);
    if (name == nullptr) return untagged(token);
    switch (name->kind) {
      case NameKind::place: return tagged(token, *name);
      case NameKind::organisation: return in_organisation(token, *name);
      case NameKind::person: return in_person(token, *name);
      default: return in_other(token, *name);
    }
  }

  // "Ill." after a place and a comma.
  std::uint32_t abbreviation(std::uint32_t token) {
    if (token < 2 || token < sentence_.begin + 2) return token;
    const bool is_seat = is_seat_of_member(token);  // "D-N.D."
    const bool is_after_place =
        word(token - 1) == "," && !desk_.mentions.empty() && desk_.mentions.back().tokens.end == token - 1;
    const bool is_after_name =
        word(token - 1) == "," && begins_with_capital(word(token - 2)) && desk_.name_at[token - 2] == no_id;
    if (!is_seat && !is_after_place && !is_after_name) return token;
    for (std::uint32_t end = std::min(token + 2, sentence_.end); end > token; --end) {
      const auto senses = senses_of('~', {token, end});
      if (senses.empty()) continue;
      if (!is_seat && !is_after_place && word(token).find('.') == std::string_view::npos) continue;
      add({token, end}, senses, 0.9F);
      desk_.mentions.back().is_abbreviation = true;  // no illness is named after a state's abbreviation
      if (!is_after_place) return end;
      // What a state follows is a place.
      PlaceMention& before = desk_.mentions[desk_.mentions.size() - 2];
      before.trust = std::max(before.trust, 0.9F);
      return end;
    }
    return token;
  }

  // "Lebanese", "South Africans": no places, but they tell of a country.
  std::uint32_t people(std::uint32_t token) {
    for (std::uint32_t end = std::min(token + 2, sentence_.end); end > token; --end) {
      const auto countries = countries_of_people({token, end});
      if (countries.empty()) continue;
      if (longest(token).end > end) return token;  // "Dominican Republic", "British Columbia"
      const std::uint32_t country = Gazetteer::entry_of(countries.front());
      if (country < desk_.country_votes.size()) desk_.country_votes[country] += 1;
      return end;
    }
    return token;
  }

  std::uint32_t tagged(std::uint32_t token, const Name& name) {
    const std::uint32_t end = name.tokens.end;
    const Match match = longest(token);
    const bool is_one_word = end == token + 1;
    if (is_one_word && match.end <= end && is_no_place(word(token)) && !is_large(match)) return end;
    // What the gazetteer knows and the stage `names` calls a place is one, however unsure it is.
    const float trust = std::max(name.confidence, least_trust);
    if (match.end >= end) return add({token, match.end}, match.senses, trust);
    // "northern Syria", "North West Bicester": the words before are not of the name.
    const bool is_only_direction = match.end == 0 || (match.end == token + 1 && is_direction(word(token))) ||
                                   (match.end == token + 2 && is_direction(word(token + 1)));
    if (is_direction(word(token)) && is_only_direction) return token + 1;
    if (!begins_with_capital(word(token))) return token + 1;
    if (match.end > 0 && match.end + 1 == end && is_township(word(match.end))) {
      return add({token, end}, match.senses, trust);  // about where the town of its name is
    }
    if (match.end > 0 && is_whole_before(match, end)) {
      add({token, match.end}, match.senses, trust);
      return is_apart(word(match.end)) ? match.end : end;
    }
    if (const auto state = senses_of('~', name.tokens);
        !state.empty() && word(end - 1).find('.') != std::string_view::npos) {
      return add(name.tokens, state, name.confidence);  // "elsewhere in S.C."
    }
    return unknown(token, end, name.confidence);
  }

  // "Nice", "Mobile": towns all the same where the stage `names` says so.
  bool is_large(const Match& match) const {
    return match.end > 0 && gazetteer_.entry(Gazetteer::entry_of(match.senses.front())).people >= 4.9F;
  }

  static bool is_township(std::string_view word) {
    return word == "Township" || word == "Twp." || word == "Twp" || word == "Village";
  }

  static bool is_apart(std::string_view mark) {
    return mark == "," || mark == "-" || mark == "/" || mark == "and" || mark == "–" || mark == "'s" ||
           mark == "’s" || mark == "(" || mark == "of";
  }

  // Whether a tagged name is a place with something after it that is not of its name: "Paris, Texas", "Heze city",
  // "Walker County Fairgrounds", "Gold Coast of Australia".
  bool is_whole_before(const Match& match, std::uint32_t end) const {
    const std::string_view next = word(match.end);
    if (is_apart(next) || !begins_with_capital(next)) return true;
    const GazetteerEntry top = gazetteer_.entry(Gazetteer::entry_of(match.senses.front()));
    if (top.kind == GazetteerKind::district && word(match.end - 1) == "County") return true;
    return match.end + 1 == end && follows_place_of_body(next) && !is_feature(next);
  }

  // A place that the gazetteer does not have. Houses in one are none themselves.
  std::uint32_t unknown(std::uint32_t token, std::uint32_t end, float trust) {
    std::uint32_t last = end;
    while (last > token + 1 && !begins_with_capital(word(last - 1))) --last;  // "Motutapu island"
    const std::string_view first = word(token);
    for (std::uint32_t t = token; t < last; ++t) {
      if (is_building(word(t))) return end;
    }
    const bool is_word =
        first.size() > 2 && !(last == token + 1 && is_initials(first)) &&
        !(last == token + 1 && (is_no_place(first) || is_feature(first) || is_direction(first)));
    if (!is_word) return end;
    add({token, last}, {}, trust);
    return end;
  }

  // A public body is where its name says; a firm, a paper or a university is not.
  std::uint32_t in_organisation(std::uint32_t token, const Name& name) {
    const std::uint32_t end = name.tokens.end;
    const Match match = longest(token);
    if (match.end == 0) return token + 1;
    if (match.end == token + 1 && is_no_place(word(token))) return token + 1;
    const bool is_first =
        token == name.tokens.begin || (token == name.tokens.begin + 1 && is_direction(word(token - 1)));
    if (match.end >= end && is_first) {
      const GazetteerEntry top = gazetteer_.entry(Gazetteer::entry_of(match.senses.front()));
      const bool is_land = top.kind <= GazetteerKind::district || top.kind == GazetteerKind::continent;
      const bool is_place = is_land || top.is_capital || is_safe(token, match);
      return add({token, match.end}, match.senses, is_place ? 0.6F : 0.0F);
    }
    std::uint32_t next = match.end;
    if (next < end && (word(next) == "'s" || word(next) == "’s")) ++next;
    const bool is_county = word(match.end - 1) == "County" || word(match.end - 1) == "Parish";
    if (is_first && next < sentence_.end && (is_county || follows_place_of_body(word(next)))) {
      return add({token, match.end}, match.senses, 0.6F);
    }
    const bool is_of =
        token >= name.tokens.begin + 2 && word(token - 1) == "of" && precedes_place_of_body(word(token - 2));
    if (is_of) return add({token, match.end}, match.senses, 0.6F);
    return std::max(match.end, token + 1);
  }

  // "Jordan" as a person's name; only before a state it may be a place after all.
  std::uint32_t in_person(std::uint32_t token, const Name& name) {
    if (token != name.tokens.begin) return token + 1;
    const Match match = longest(token);
    if (match.end == 0) return name.tokens.end;
    const std::string_view next = match.end < sentence_.end ? word(match.end) : std::string_view();
    const bool is_office =
        next == "Mayor" || next == "Gov." || next == "Sen." || next == "Rep." || next == "Police";
    const bool is_whole = match.end >= name.tokens.end;
    const bool is_from =
        is_whole && (next == "man" || next == "woman" || next == "teen" || next == "couple" ||
                     next == "police" || next == "resident" || next == "residents");
    // "Gainesville Mayor Ann Lee" in one name; "a Crafton man".
    const bool is_place = is_office || is_from || (is_whole && is_followed_by_container(match));
    if (!is_place) return name.tokens.end;
    return add({token, match.end}, match.senses, 0.7F);
  }

  // Events ("the Vietnam War"), works and peoples.
  std::uint32_t in_other(std::uint32_t token, const Name& name) {
    const Match match = longest(token);
    if (token != name.tokens.begin || match.end == 0) return std::max(token + 1, match.end);
    if (match.end < name.tokens.end) {  // "Paris City Hall"
      const bool is_body =
          word(match.end) == "City" || word(match.end) == "County" || word(match.end) == "Police";
      if (is_body) add({token, match.end}, match.senses, 0.6F);
      return match.end;
    }
    const float trust = is_safe(token, match) ? 0.6F : 0.0F;
    return add({token, match.end}, match.senses, trust);
  }

  std::uint32_t untagged(std::uint32_t token) {
    Match match = longest(token);
    if (match.end == token + 1 && is_no_place(word(token))) return token + 1;
    // A name that runs into a tagged one is cut there, and usually gone.
    for (std::uint32_t t = token; t < match.end; ++t) {
      const Name* name = name_at(t);
      if (name != nullptr && name->kind != NameKind::place) return token + 1;
    }
    if (match.end == 0) return token + 1;
    return add({token, match.end}, match.senses, is_safe(token, match) ? 0.6F : 0.0F);
  }

  bool is_followed_by_container(const Match& match) {
    if (match.end + 1 >= sentence_.end || word(match.end) != ",") return false;
    const std::uint32_t begin = match.end + 1;
    Match container = longest(begin);
    for (std::uint32_t end = std::min(begin + 2, sentence_.end); container.end == 0 && end > begin; --end) {
      if (const auto senses = senses_of('~', {begin, end}); !senses.empty()) container = {end, senses};
    }
    for (const std::int32_t outer : container.senses) {
      const std::uint32_t outside = Gazetteer::entry_of(outer);
      if (gazetteer_.entry(outside).kind > GazetteerKind::region) continue;
      for (const std::int32_t inner : match.senses) {
        const std::uint32_t inside = Gazetteer::entry_of(inner);
        if (inside != outside && gazetteer_.is_inside(inside, outside)) return true;
      }
    }
    return false;
  }

  // "D-Pleasanton"
  bool is_seat_of_member(std::uint32_t token) const {
    return token >= sentence_.begin + 2 && word(token - 1) == "-" &&
           (word(token - 2) == "D" || word(token - 2) == "R");
  }

  // "Bantam, Litchfield and Winsted": beside a place in a list.
  bool is_in_list(std::uint32_t token) const {
    if (desk_.mentions.empty() || token < sentence_.begin + 2) return false;
    const PlaceMention& last = desk_.mentions.back();
    if (last.trust < least_trust || last.tokens.begin < sentence_.begin) return false;
    if (word(token - 1) != "," && word(token - 1) != "and") return false;
    return last.tokens.end == token - 1 || (last.tokens.end == token - 2 && word(token - 2) == ",");
  }

  // "MANSFIELD — The", "Fargo, N.D. (AP) –": before the dash that opens a report; "D-Pleasanton": a member's seat.
  bool is_in_dateline(std::uint32_t token, const Match& match) const {
    if (is_seat_of_member(token)) return true;
    if (token != sentence_.begin || match.end >= document_.tokens.size()) return false;
    const std::string_view after = document_.token(match.end);
    const bool is_dash = after == "—" || after == "–" || after == "--" || after == "-";
    return is_dash && (is_all_capitals(word(token)) ||
                       document_.tokens.span[token].begin ==
                           document_.article().blocks[document_.tokens.block[token]].span.begin);
  }

  // Whether a known name that the stage `names` did not take for a place is one all the same.
  bool is_safe(std::uint32_t token, const Match& match) {
    if (is_followed_by_container(match) || is_in_dateline(token, match)) return true;
    const std::int32_t sense = match.senses.front();
    const GazetteerEntry top = gazetteer_.entry(Gazetteer::entry_of(sense));
    const bool is_one_word = match.end == token + 1;
    const std::string_view first = word(token);
    const bool is_name_of_person =
        is_one_word &&
        (is_given_name(first) || std::binary_search(desk_.surnames.begin(), desk_.surnames.end(), first));
    const bool is_first = token == sentence_.begin;
    const std::string_view before = is_first ? std::string_view() : word(token - 1);
    const std::string_view after = match.end < sentence_.end ? word(match.end) : std::string_view();
    const bool is_after_in = is_preposition(before);
    const bool runs_on =
        begins_with_capital(after) || (!is_first && begins_with_capital(before) && !is_direction(before));
    const bool is_body = follows_place_of_body(after) && !(!is_first && begins_with_capital(before));
    const bool is_well_known =
        !Gazetteer::is_secondary(sense) &&
        (top.kind == GazetteerKind::country || top.kind == GazetteerKind::continent ||
         (top.kind == GazetteerKind::region && top.people >= 5.5F) || top.kind == GazetteerKind::water ||
         top.kind == GazetteerKind::mountain || (top.kind == GazetteerKind::area && !is_one_word));
    if (is_name_of_person && !is_after_in) return false;
    if (is_feature(after) || is_feature_before(before)) return false;
    if (is_well_known) return !runs_on || is_body || top.kind == GazetteerKind::country;
    if (runs_on && !is_body) return false;
    if (top.kind == GazetteerKind::district && !is_one_word && !Gazetteer::is_secondary(sense)) return true;
    if (is_after_in && !is_first) return top.people >= known;
    if (is_in_list(token) || follows_town(after)) return top.people >= 3.0F;
    if (after == "-" && match.end + 1 < sentence_.end && follows_town(word(match.end + 1)))
      return top.people >= 3.0F;
    return !is_first && top.people >= well_known && !Gazetteer::is_secondary(sense);
  }

  // "West Nile virus", "Ebola fever".
  bool is_illness(std::uint32_t end) const {
    const std::string_view after = end < sentence_.end ? word(end) : std::string_view();
    return after == "virus" || after == "fever" || after == "disease" || after == "Virus" || after == "flu";
  }

  std::uint32_t add(TokenRange tokens, std::span<const std::int32_t> senses, float trust) {
    if (is_illness(tokens.end)) return tokens.end;
    if (tokens.size() == 2 && is_no_place(document_.text(document_.span_of(tokens)))) return tokens.end;
    PlaceMention mention;
    mention.tokens = tokens;
    mention.trust = trust;
    mention.subject = subject_of(senses);
    PlaceSubject& subject = desk_.subjects[mention.subject];
    ++subject.mentions;
    subject.trust = std::max(subject.trust, trust);
    desk_.mentions.push_back(mention);
    return tokens.end;
  }

  // One subject for all mentions with the same senses; a name that is not known has each time its own.
  std::uint32_t subject_of(std::span<const std::int32_t> senses) {
    const auto number = static_cast<std::uint32_t>(desk_.subjects.size());
    if (!senses.empty()) {
      std::uint32_t& taken = desk_.by_senses[static_cast<std::size_t>(senses.data() - first_sense_)];
      if (taken != no_id) return taken;
      taken = number;
    }
    desk_.subjects.push_back({});
    desk_.subjects.back().senses = senses;
    return number;
  }

  // What the last article left is taken back, so that this costs what the article has and not what the gazetteer has.
  void forget_subjects() {
    desk_.by_senses.resize(gazetteer_.file().ints("senses").size(), no_id);
    for (const PlaceSubject& subject : desk_.subjects) {
      if (subject.senses.empty()) continue;
      desk_.by_senses[static_cast<std::size_t>(subject.senses.data() - first_sense_)] = no_id;
    }
    desk_.subjects.clear();
  }

  const Document& document_;
  const Gazetteer& gazetteer_;
  PlaceDesk& desk_;
  const std::int32_t* first_sense_;  // of the gazetteer: senses are told apart by where they lie in it
  TokenRange sentence_;
};

}  // namespace

void find_mentions(const Document& document, const Gazetteer& gazetteer, PlaceDesk& desk) {
  Finder(document, gazetteer, desk).run();
  // A name that is a place once is one wherever nothing speaks against it.
  for (PlaceMention& mention : desk.mentions) {
    if (mention.trust > 0) continue;
    if (desk.subjects[mention.subject].trust < least_trust) continue;
    const std::string_view word = document.token(mention.tokens.begin);
    const bool is_person =
        mention.tokens.size() == 1 && std::binary_search(desk.surnames.begin(), desk.surnames.end(), word);
    const std::uint32_t next = mention.tokens.end;
    const bool runs_on = next < document.tokens.size() && begins_with_capital(document.token(next)) &&
                         !follows_place_of_body(document.token(next));
    if (!is_person && !runs_on) mention.trust = least_trust;
  }
}

}  // namespace sayso::places
