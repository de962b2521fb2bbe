#include "stages/figures/counted.hpp"

#include <algorithm>

namespace sayso::figures {

namespace {

constexpr std::uint32_t window = 40;  // tokens around a figure in which its dependents are sought
constexpr std::uint32_t longest_noun_phrase = 15;

bool is_comma(std::string_view text) {
  return text == "," || text == ";" || text == ":" || text == "(" || text == ")" || text == "--" ||
         text == "\"" || text == "“" || text == "”" || text == "–" || text == "—";
}

class Finder {
 public:
  Finder(const Document& document, const Grammar& grammar, const CountedQuestion& question)
      : document_(document), grammar_(grammar), question_(question), number_(question.tokens) {
    sentence_ = document.sentences[document.tokens.sentence[number_.begin]];
  }

  Span find() const {
    const std::uint32_t top = top_of_number();
    if (const std::uint32_t noun = modified_noun(top); noun != no_id) return phrase_after_number(noun);
    for (std::uint32_t token = number_.begin; token < number_.end; ++token) {  // "nine out of ten patients"
      const std::uint32_t noun = modified_noun(token);
      if (noun != no_id && noun >= number_.end) return phrase_after_number(noun);
    }
    if (const std::uint32_t noun = noun_after_of(top); noun != no_id) return phrase(noun);
    if (const std::uint32_t noun = noun_before_whom(); noun != no_id) return phrase(noun);
    if (const std::uint32_t noun = noun_before_bracket(); noun != no_id) return phrase(noun);
    if (const std::uint32_t noun = plural_after(); noun != no_id) return phrase_after_number(noun);
    if (question_.has_unit && question_.kind != UnitKind::share && question_.kind != UnitKind::money)
      return {};
    if (const Span state = state_after(); !state.empty()) return state;
    return said_of(top);
  }

 private:
  std::uint32_t head(std::uint32_t token) const {
    const std::uint32_t found = document_.tokens.head[token];
    return found != no_id && sentence_.contains(found) ? found : no_id;
  }
  std::string_view relation(std::uint32_t token) const { return grammar_.relation(document_, token); }
  std::string_view upos(std::uint32_t token) const { return grammar_.upos(document_, token); }
  bool is_noun(std::uint32_t token) const {
    const std::string_view tag = upos(token);
    const bool is_relative = grammar_.xpos(document_, token).starts_with('W');  // "40 percent of whom"
    return (tag == "NOUN" || tag == "PROPN" || tag == "PRON") && !is_relative;
  }
  std::uint32_t window_begin(std::uint32_t token) const {
    return std::max(sentence_.begin, token < window ? 0 : token - window);
  }
  std::uint32_t window_end(std::uint32_t token) const { return std::min(sentence_.end, token + window); }

  // The token of the number that its other tokens hang from.
  std::uint32_t top_of_number() const {
    for (std::uint32_t token = number_.end; token-- > number_.begin;) {
      if (const std::uint32_t above = head(token); above == no_id || !number_.contains(above)) {
        if (relation(token) != "punct") return token;
      }
    }
    return number_.end - 1;
  }

  // "30,000 jobs", "a 20-minute walk", "a six-member team".
  std::uint32_t modified_noun(std::uint32_t top) const {
    std::uint32_t noun = counted_noun(document_, grammar_, top, number_.end);
    if (noun == no_id || number_.contains(noun)) return no_id;
    for (int step = 0; step < 3; ++step) {
      const std::uint32_t above = head(noun);
      const bool is_part = relation(noun) == "compound" || relation(noun) == "nmod:desc";
      if (!is_part || above == no_id || above < noun || above > noun + 4 || !is_noun(above)) break;
      noun = above;
    }
    return noun;
  }

  // Where the tree goes wrong ("no fewer than nine captains"): a plural right after the number, or after adjectives.
  std::uint32_t plural_after() const {
    const bool is_ratio = question_.kind == UnitKind::share && upos(number_.end - 1) == "NUM";
    if (question_.has_unit && !is_ratio) return no_id;
    for (std::uint32_t token = question_.after; token < sentence_.end && token < question_.after + 3;
         ++token) {
      const std::string_view tag = grammar_.xpos(document_, token);
      if (tag == "NNS") return token;
      if (tag != "JJ" && tag != "NN") return no_id;
    }
    return no_id;
  }

  // "12 of the engines", "hundreds of thousands of people", "60% of voters".
  std::uint32_t noun_after_of(std::uint32_t top) const {
    const std::uint32_t after = question_.after;
    if (after + 1 >= sentence_.end || document_.token(after) != "of") return no_id;
    const std::uint32_t nearest = noun_of_preposition(after);
    for (std::uint32_t token = after + 1; token < std::min(nearest, window_end(after)); ++token) {
      const std::uint32_t above = head(token);
      if (is_noun(token) && above != no_id && (above == top || number_.contains(above)) &&
          relation(token).starts_with("nmod"))
        return token;
    }
    return nearest;  // where the tree hangs it elsewhere
  }

  // The noun that a preposition belongs to; no_id where the tree has none near.
  std::uint32_t noun_of_preposition(std::uint32_t preposition) const {
    const std::uint32_t noun = head(preposition);
    const bool is_near = noun != no_id && noun > preposition && noun < preposition + 12;
    return is_near && is_noun(noun) ? noun : no_id;
  }

  // "the world's inmates, 40 percent of whom are black": what the clause is of.
  std::uint32_t noun_before_whom() const {
    const std::uint32_t after = question_.after;
    if (after + 1 >= sentence_.end || document_.token(after) != "of") return no_id;
    if (document_.token(after + 1) != "whom" && document_.token(after + 1) != "which") return no_id;
    constexpr int highest = 12;
    std::uint32_t token = number_.begin;
    for (int step = 0; step < highest && token != no_id; ++step, token = head(token)) {
      if (token < number_.begin) return is_noun(token) ? token : no_id;
    }
    return no_id;
  }

  // "a majority of the statements (52%)": what stands before the bracket; of a share of something, that.
  std::uint32_t noun_before_bracket() const {
    const std::uint32_t after = question_.after;
    const bool is_enclosed = number_.begin > sentence_.begin + 1 && after < sentence_.end &&
                             document_.token(number_.begin - 1) == "(" && document_.token(after) == ")";
    if (!is_enclosed || question_.kind != UnitKind::share) return no_id;
    const std::uint32_t noun = number_.begin - 2;
    return is_noun(noun) ? noun : no_id;
  }

  // "43 dead", "12 injured": the word stands for those who are.
  Span state_after() const {
    const std::uint32_t after = question_.after;
    if (question_.has_unit || after >= sentence_.end) return {};
    static constexpr std::string_view states[] = {
        "dead",     "injured",      "wounded",      "missing",   "killed",  "hurt",    "homeless",
        "arrested", "hospitalised", "hospitalized", "displaced", "trapped", "detained"};
    const std::string_view word = document_.token(after);
    const auto is_same = [&](std::string_view state) {
      return word.size() == state.size() && word.substr(1) == state.substr(1) &&
             (word[0] == state[0] || word[0] == state[0] - 'a' + 'A');
    };
    const bool is_state = std::any_of(std::begin(states), std::end(states), is_same);
    return is_state ? document_.tokens.span[after] : Span{};
  }

  std::uint32_t child(std::uint32_t verb, std::string_view wanted) const {
    for (std::uint32_t token = window_begin(verb); token < window_end(verb); ++token) {
      if (head(token) == verb && relation(token).starts_with(wanted) && !number_.contains(token))
        return token;
    }
    return no_id;
  }

  bool has_child(std::uint32_t token, std::string_view wanted) const { return child(token, wanted) != no_id; }

  // Verbs that say what those did who are counted without a noun: "43 had died".
  static bool is_fate(std::string_view verb) {
    static constexpr std::string_view verbs[] = {
        "died",     "drowned",    "perished", "survived",    "escaped",  "fled", "returned",
        "resigned", "registered", "voted",    "surrendered", "deserted", "die"};
    return std::find(std::begin(verbs), std::end(verbs), verb) != std::end(verbs);
  }

  // Verbs that set a figure of their object: "put the shortfall at 8.4 billion".
  static bool is_setting(std::string_view verb) {
    static constexpr std::string_view stems[] = {"estimat", "correct",    "revis", "amend", "updat",
                                                 "put",     "set",        "valu",  "pric",  "project",
                                                 "peg",     "recalculat", "assess"};
    return std::any_of(std::begin(stems), std::end(stems),
                       [&](std::string_view stem) { return verb.starts_with(stem); });
  }

  // Verbs whose object are people who are counted without a noun: "killing 107 and wounding 238".
  static bool is_harm(std::string_view verb) {
    static constexpr std::string_view stems[] = {
        "kill",    "wound", "injur",  "arrest", "detain", "displac", "hospitali", "rescu", "captur",
        "evacuat", "hurt",  "infect", "employ", "trap",   "sav",     "freed",     "kidnap"};
    return std::any_of(std::begin(stems), std::end(stems),
                       [&](std::string_view stem) { return verb.starts_with(stem); });
  }

  bool is_after_preposition() const {
    if (number_.begin == sentence_.begin) return false;
    const std::string_view joint = document_.token(number_.begin - 1);
    return joint == "of" || joint == "from" || joint == "to" || joint == "at" || joint == "by";
  }

  // Verbs that say where a figure stands: "stood at 200,000", "hovering around 60%".
  static bool is_standing(std::string_view verb) {
    static constexpr std::string_view stems[] = {"stood",  "stand", "hover", "remain",
                                                 "averag", "peak",  "total", "exceed"};
    return std::any_of(std::begin(stems), std::end(stems),
                       [&](std::string_view stem) { return verb.starts_with(stem); });
  }

  // The subject of a verb, or of the one above whose subject it shares: "was high after hovering around 60%".
  std::uint32_t subject_of(std::uint32_t verb) const {
    for (int step = 0; step < 3 && verb != no_id; ++step, verb = head(verb)) {
      const std::uint32_t subject = child(verb, "nsubj");
      if (subject != no_id) return is_noun(subject) && upos(subject) != "PRON" ? subject : no_id;
      const std::string_view role = relation(verb);
      if (role != "advcl" && role != "xcomp" && role != "conj" && !role.starts_with("parataxis"))
        return no_id;
    }
    return no_id;
  }

  // What the number hangs from; of "by 0.1 points to 4.2 percent" the verb, though the tree says the points.
  std::uint32_t above_number(std::uint32_t top) const {
    std::uint32_t above = head(top);
    const bool goes_on =
        question_.has_unit && number_.begin > sentence_.begin &&
        (document_.token(number_.begin - 1) == "to" || document_.token(number_.begin - 1) == "from");
    if (goes_on && above != no_id && above < top && is_noun(above) && relation(above).starts_with("obl"))
      above = head(above);
    return above;
  }

  // Without a noun: the subject of the copula, of a verb of moving figures, or the verb itself.
  Span said_of(std::uint32_t top) const {
    if (has_child(top, "cop")) {
      const std::uint32_t subject = child(top, "nsubj");
      return subject != no_id && upos(subject) != "PRON" ? phrase(subject) : Span{};
    }
    const std::uint32_t above = above_number(top);
    if (above == no_id) return {};
    const std::string_view role = above == head(top) ? relation(top) : "obl";
    const std::string_view verb = document_.token(above);
    if (role.starts_with("nmod") && is_noun(above) && above < top && !question_.has_unit) {
      return is_after_preposition() ? phrase(above) : Span{};  // "a panel of twelve"
    }
    const bool is_word_of_moving = verb == "up" || verb == "down";
    if (upos(above) != "VERB" && !is_word_of_moving) return {};
    return said_of_verb(above, role, top);
  }

  Span said_of_verb(std::uint32_t above, std::string_view role, std::uint32_t top) const {
    const std::string_view verb = document_.token(above);
    const bool is_moving =
        is_change_verb(verb) || is_standing(verb) || (is_setting(verb) && is_after_preposition());
    const bool is_amount = question_.has_unit;
    if (!is_amount && role == "nsubj:pass") return document_.tokens.span[above];
    if (!is_amount && role == "nsubj") return is_fate(verb) ? document_.tokens.span[above] : Span{};
    if (!is_amount && role == "obj" && !is_moving)
      return is_harm(verb) ? document_.tokens.span[above] : Span{};
    if (!is_moving || question_.kind == UnitKind::time) return {};
    // "brought billions to the region": who brings is not counted.
    if (role == "obj" && (verb.starts_with("br") || verb.starts_with("tak") || verb == "took")) return {};
    if (const std::uint32_t object = child(above, "obj");
        object != no_id && object < top && (role.starts_with("obl") || is_after_preposition()))
      return upos(object) == "PRON" ? Span{} : phrase(object);
    const std::uint32_t own = child(above, "nsubj");
    // "The council voted to fell seven": of the trees.
    const std::uint32_t subject = own == no_id && role == "obj" && !is_amount ? no_id : subject_of(above);
    return subject != no_id ? phrase(subject) : Span{};
  }

  Span phrase_after_number(std::uint32_t noun) const {
    std::uint32_t first = std::max(number_.end, std::min(question_.after, noun));
    // "six - member team", "12 of": joints are no words of it.
    while (first < noun && (document_.token(first) == "-" || relation(first) == "punct")) ++first;
    if (document_.token(first) == "a" || document_.token(first) == "an") return {};  // "$12 an hour"
    if (first + longest_noun_phrase < noun) first = noun - longest_noun_phrase;
    return span_of(first, noun);
  }

  // A noun phrase that does not hold the number: from its first dependent but the article.
  Span phrase(std::uint32_t noun) const {
    std::uint32_t first = noun;
    while (first > window_begin(noun) && first + 8 > noun && belongs_before(first - 1, noun)) --first;
    while (first < noun && (upos(first) == "DET" || (relation(first) == "nummod" && head(first) == noun) ||
                            relation(first) == "nmod:poss" || document_.token(first) == "'s" ||
                            document_.token(first) == "’s" || relation(first) == "punct"))
      ++first;
    return span_of(first, noun);
  }

  bool belongs_before(std::uint32_t token, std::uint32_t noun) const {
    if (number_.contains(token) || relation(token) == "case" || is_comma(document_.token(token)))
      return false;
    std::uint32_t at = token;
    for (int step = 0; step < 4; ++step) {
      at = head(at);
      if (at == noun) return true;
      if (at == no_id || at < token || at > noun) return false;
    }
    return false;
  }

  Span span_of(std::uint32_t first, std::uint32_t noun) const {
    std::uint32_t end = noun + 1;
    while (end < sentence_.end && end < first + longest_noun_phrase && !is_comma(document_.token(end)) &&
           !number_.contains(end) && belongs_after(end, noun))
      ++end;
    end = std::max(end, end_of_participles(noun + 1));
    while (end > noun + 1 &&
           (relation(end - 1) == "punct" || relation(end - 1) == "case" || relation(end - 1) == "cc"))
      --end;
    return document_.span_of({first, end});
  }

  // "already displaced or expected to flee": participles that follow the noun at once are of it, whatever the tree says.
  std::uint32_t end_of_participles(std::uint32_t begin) const {
    std::uint32_t end = begin, at = begin;
    const auto skip_adverbs = [&] {
      while (at < sentence_.end && grammar_.xpos(document_, at) == "RB") ++at;
    };
    skip_adverbs();
    if (at >= sentence_.end) return end;
    const std::string_view role =
        relation(at);  // a past tense that was tagged as a participle is the sentence's verb
    if (!role.starts_with("acl") && role != "ccomp" && role != "amod" && role != "xcomp" && role != "advcl")
      return end;
    for (; at < sentence_.end && grammar_.xpos(document_, at) == "VBN"; skip_adverbs()) {
      end = ++at;
      const bool has_infinitive =
          at + 1 < sentence_.end && document_.token(at) == "to" && grammar_.xpos(document_, at + 1) == "VB";
      if (has_infinitive) end = at += 2;
      if (at >= sentence_.end || (document_.token(at) != "or" && document_.token(at) != "and")) break;
      ++at;
    }
    return end;
  }

  // Whether the token after a noun phrase is still of it: "of ammunition", "killed in the blast", "and museums".
  bool belongs_after(std::uint32_t token, std::uint32_t noun) const {
    std::uint32_t at = token;
    for (int step = 0; step < 8 && at != no_id && at > noun; ++step) {
      const std::uint32_t above = head(at);
      if (above == noun) return is_close(at, noun);
      at = above;
    }
    return false;
  }

  bool is_close(std::uint32_t dependent, std::uint32_t noun) const {
    const std::string_view role = relation(dependent);
    if (role == "acl" || role == "flat" || role == "compound" || role == "nmod:desc") return true;
    if (role == "nmod") {
      // Its preposition is the first word of it.
      const std::uint32_t first = noun + 1;
      return document_.token(first) == "of" || first > dependent;
    }
    if (role != "conj" || !is_noun(dependent)) return false;
    // "2 million voters and turnout of 58%": what has a number of its own is counted by that.
    for (std::uint32_t token = noun + 1; token < std::min(dependent + 4, sentence_.end); ++token) {
      if (token > dependent && is_comma(document_.token(token))) break;
      const bool is_number = upos(token) == "NUM" || relation(token) == "nummod";
      if (is_number || is_comma(document_.token(token))) return false;
    }
    return true;
  }

  const Document& document_;
  const Grammar& grammar_;
  const CountedQuestion& question_;
  TokenRange number_;
  TokenRange sentence_;
};

}  // namespace

std::uint32_t counted_noun(const Document& document, const Grammar& grammar, std::uint32_t number,
                           std::uint32_t number_end) {
  const auto& heads = document.tokens.head;
  std::uint32_t at = number;
  for (int step = 0; step < 4; ++step) {
    const std::uint32_t above = heads[at];
    if (above == no_id || above <= at || above > at + 12) return no_id;
    const std::string_view role = grammar.relation(document, at);
    const std::string_view tag = grammar.upos(document, above);
    const bool is_inside = tag == "NUM" || tag == "SYM";
    const bool modifies = role == "nummod" || role == "compound" || role == "amod" || role == "nmod:desc" ||
                          role == "nmod:unmarked" || role.starts_with("det") || role == "nmod" ||
                          role.starts_with("nummod");
    if (!modifies) return no_id;
    for (std::uint32_t between = std::max(at + 1, number_end); between < above; ++between) {
      if (document.token(between) == ";" || document.token(between) == ")" || document.token(between) == "of")
        return no_id;
    }
    if (!is_inside) return tag == "NOUN" || tag == "PROPN" || tag == "ADJ" || tag == "VERB" ? above : no_id;
    at = above;
  }
  return no_id;
}

Span find_counted(const Document& document, const Grammar& grammar, const CountedQuestion& question) {
  if (document.tokens.head.empty() || question.tokens.empty()) return {};
  return Finder(document, grammar, question).find();
}

}  // namespace sayso::figures
