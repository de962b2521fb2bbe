#include "stages/firmness/firmness.hpp"

#include "stages/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

namespace {

// What words beside a predicate may say of a statement.
constexpr Firming beside[] = {Firming::may,      Firming::can,        Firming::would,      Firming::should,
                              Firming::must,     Firming::will,       Firming::few,        Firming::probable,
                              Firming::possible, Firming::improbable, Firming::impossible, Firming::hearsay,
                              Firming::sure};
// What a cue or a governing word may.
constexpr Firming governing[] = {
    Firming::seem,       Firming::hearsay,    Firming::expect, Firming::probable, Firming::possible,
    Firming::improbable, Firming::impossible, Firming::doubt,  Firming::believe,  Firming::hope,
    Firming::plan,       Firming::fear,       Firming::chance, Firming::threaten, Firming::fail,
    Firming::refuse,     Firming::prevent,    Firming::deny,   Firming::attempt,  Firming::know,
    Firming::say,        Firming::allow,      Firming::ask,    Firming::sure,     Firming::may};
constexpr Firmings unsure_cues = bit(Firming::seem) | bit(Firming::hearsay) | bit(Firming::expect) |
                                 bit(Firming::probable) | bit(Firming::possible) | bit(Firming::may) |
                                 bit(Firming::doubt);
constexpr std::string_view act_words[act_count] = {
    "say",     "report",      "announce", "explain", "show",    "allege",  "accuse",
    "confirm", "acknowledge", "deny",     "clarify", "correct", "retract", "agree",
    "refuse",  "decline",     "estimate", "expect",  "believe", "praise",  "criticise",
    "thank",   "promise",     "threaten", "warn",    "demand",  "ask",     "want"};

bool rejects(const StatementAct& act) {
  return act.act == Act::deny || act.act == Act::refuse || act.act == Act::retract;
}

class StatementReading {
 public:
  StatementReading(const Document& document, const Grammar& grammar, std::uint32_t number,
                   StatementFirmnessScratch& scratch, FirmnessFeatures& features)
      : document_(document), number_(number), saying_(scratch.saying), scratch_(scratch), features_(features),
        reader_(document, grammar, FirmnessWords::shared(), scratch.saying.content()) {}

  float read() {
    scratch_.evidence.clear();
    put("S always");
    read_act();
    read_cue();
    read_edges();
    read_words();
    const std::uint32_t predicate = find_predicate();
    if (predicate == no_id) {
      put("S no clause");
      return 3;
    }
    return read_predicate(predicate);
  }

 private:
  void put(std::string_view a, std::string_view b = {}, std::string_view c = {}, std::string_view d = {}) {
    scratch_.name.assign(a).append(b).append(c).append(d);
    features_.add(scratch_.name);
  }
  void add_evidence(std::uint32_t token, FirmnessEvidence::For speaks_for = FirmnessEvidence::unsure) {
    scratch_.evidence.push_back({token, speaks_for});
  }

  void read_act() {
    if (number_ >= document_.acts.size()) return;
    const StatementAct& act = document_.acts[number_];
    put("S act ", act_words[static_cast<std::size_t>(act.act)], act.is_negated ? " not" : "");
    if (act.is_negated) put("S act not");
    if (act.realis != Realis::actual) put("S act open");
    put("S kind ", saying_.is_direct() ? "direct" : "indirect");
    if (saying_.source().empty()) put("S no source");
    // "denied", but not "said" of one who said that it is false.
    constexpr Firmings rejecting = bit(Firming::deny) | bit(Firming::refuse) | bit(Firming::prevent) |
                                   bit(Firming::fail) | bit(Firming::doubt) | bit(Firming::negation);
    const bool is_told = std::any_of(saying_.cue().begin(), saying_.cue().end(), [&](std::uint32_t token) {
      return (reader_.kinds_of_form(token) & rejecting) != 0 || reader_.form(token) == "rule" ||
             reader_.form(token) == "ruled";
    });
    if (!rejects(act) || !is_told) return;
    for (const std::uint32_t token : saying_.cue())
      add_evidence(token, act.is_negated ? FirmnessEvidence::unsure : FirmnessEvidence::negative);
  }

  void read_cue() {
    for (const std::uint32_t token : saying_.cue()) {
      const Firmings kinds = reader_.kinds_of_form(token);
      for (const Firming kind : governing) {
        if (has(kinds, kind)) put("S cue ", name_of(kind));
      }
      if ((kinds & unsure_cues) != 0) add_evidence(token);
      if (has(kinds, Firming::negation)) put("S cue not");
    }
  }

  // What the content begins and ends with.
  void read_edges() {
    const auto& content = saying_.content();
    std::size_t begin = 0, end = content.size();
    while (begin < end && saying_.is_mark(content[begin])) ++begin;
    while (end > begin && saying_.is_mark(content[end - 1])) --end;
    if (begin == end) return;
    const std::string_view first = reader_.form(content[begin]);
    const bool is_open = first == "whether" || (first == "if" && !saying_.is_direct());
    if (is_open) add_evidence(content[begin]);
    if (first == "whether" || first == "if") put("S begins ", first, saying_.is_direct() ? " direct" : "");
    for (const std::string_view word : {"how", "what", "why", "who", "when", "where", "which"}) {
      if (first == word) put("S begins wh");
    }
    if (reader_.form(content[end - 1]).starts_with('?')) {
      put("S question");
      add_evidence(content[end - 1]);
    }
  }

  // Telling words anywhere in the content's first sentence.
  void read_words() {
    std::uint32_t sentences = 0;
    std::uint32_t sentence = no_id;
    Firmings all = 0;
    for (const std::uint32_t token : saying_.content()) {
      const auto& column = document_.tokens.sentence;
      if (token < column.size() && column[token] != sentence) {
        sentence = column[token];
        ++sentences;
      }
      if (sentences > 1) break;
      all |= reader_.kinds_of_form(token);
    }
    for (const Firming kind : {Firming::may, Firming::condition, Firming::would, Firming::probable,
                               Firming::possible, Firming::negation, Firming::whether}) {
      if (has(all, kind)) put("S somewhere ", name_of(kind));
    }
    if (sentences > 1) put("S goes on");
  }

  bool is_predicate(std::uint32_t token) const {
    const std::string_view kind = reader_.upos(token);
    return kind == "VERB" || kind == "AUX" || kind == "ADJ" || reader_.child(token, "cop") != no_id ||
           reader_.child(token, "nsubj") != no_id;
  }

  // The first word that hangs on nothing in the content and is a predicate; pieces before it may have none.
  std::uint32_t find_predicate() const {
    for (const std::uint32_t token : saying_.content()) {
      if (reader_.head(token) == no_id && is_predicate(token)) return token;
    }
    return no_id;
  }

  // `word`: kinds of the predicate itself, for "not impossible" turns twice.
  void read_operators(const Operators& operators, Firmings word, std::string_view prefix) {
    constexpr Firmings turning = bit(Firming::impossible) | bit(Firming::improbable);
    const bool turns = (word & turning) != 0;
    for (const Firming kind : beside) {
      if (!has(operators.kinds, kind)) continue;
      put(prefix, "with ", name_of(kind));
      if (operators.is_negated()) put(prefix, "with ", name_of(kind), " not");
    }
    if (operators.is_negated() != turns) put(prefix, "negated");
    if (operators.is_negated() && turns) put(prefix, "turned twice");
    if (has(operators.kinds, Firming::would) && reader_.has_child(operators.predicate, "aux", "have"))
      put(prefix, "with would have");
    if (operators.negations > 1) put(prefix, "negated twice");
    if (operators.is_quantified) put(prefix, "quantified");
    if (operators.has_condition) put(prefix, "on condition");
    if (operators.is_conditioned) put(prefix, "in condition");
    for (std::uint32_t i = 0; i < operators.word_count; ++i) {
      // "could not" tells of the past; "might not" leaves it open.
      if (has(reader_.kinds_of_form(operators.words[i]), Firming::may))
        put(prefix, "word ", reader_.form(operators.words[i]), operators.is_negated() ? " not" : "");
      add_evidence_of(operators.words[i]);
    }
  }

  void add_evidence_of(std::uint32_t token) {
    constexpr Firmings negating = bit(Firming::negation) | bit(Firming::impossible);
    constexpr Firmings unsure = bit(Firming::may) | bit(Firming::probable) | bit(Firming::possible) |
                                bit(Firming::improbable) | bit(Firming::hearsay) | bit(Firming::condition);
    const Firmings kinds = reader_.kinds_of_form(token);
    if ((kinds & negating) != 0) add_evidence(token, FirmnessEvidence::negative);
    if ((kinds & unsure) != 0) add_evidence(token);
    if (has(kinds, Firming::would)) add_evidence(token, FirmnessEvidence::hypothetical);
  }

  // Words that speak of their subject's chances: "seems to", "is unlikely to", "is expected to".
  bool is_raising(std::uint32_t predicate, Firmings kinds) const {
    constexpr Firmings always = bit(Firming::seem) | bit(Firming::probable) | bit(Firming::improbable) |
                                bit(Firming::possible) | bit(Firming::impossible);
    constexpr Firmings passive = bit(Firming::expect) | bit(Firming::say) | bit(Firming::believe);
    return (kinds & always) != 0 || ((kinds & passive) != 0 && reader_.xpos(predicate) == "VBN" &&
                                     reader_.has_child(predicate, "aux", "be"));
  }

  float read_predicate(std::uint32_t predicate) {
    const Surroundings around = look_around(reader_, predicate);
    const float value = judge_firmness(reader_, predicate, around, scratch_.features);
    const Firmings kinds = reader_.kinds(predicate);
    read_operators(around.own, kinds, "S ");
    read_value(value, "S value ");
    if ((kinds & (bit(Firming::impossible) | bit(Firming::improbable))) != 0) {
      add_evidence(predicate);
      add_evidence(predicate, FirmnessEvidence::negative);
    }
    const std::uint32_t inner = find_inner(predicate);
    if (inner == no_id) return value;
    const bool is_own = is_raising(predicate, kinds) || around.own.subject == no_id ||
                        saying_.is_self(around.own.subject) || reader_.form(around.own.subject) == "it";
    for (const Firming kind : governing) {
      if (has(kinds, kind))
        put(is_own ? "S own " : "S other ", name_of(kind), around.own.is_negated() ? " not" : "");
    }
    if (is_own && (kinds & (unsure_cues | bit(Firming::believe))) != 0) add_evidence(predicate);
    const Surroundings below = look_around(reader_, inner);
    const float inner_value = judge_firmness(reader_, inner, below, scratch_.features);
    if (is_own) {
      read_operators(below.own, 0, "S inner ");
      read_value(inner_value, "S inner value ");
    }
    return is_own && has(kinds, Firming::believe) ? inner_value : value;
  }

  void read_value(float value, std::string_view prefix) {
    put(prefix, std::to_string(static_cast<int>(std::lround(value))));
  }

  // What the content's main word governs: "I think [it matters]", "is unlikely to [rise]".
  std::uint32_t find_inner(std::uint32_t predicate) const {
    std::uint32_t found = no_id;
    reader_.for_children(predicate, [&](std::uint32_t other) {
      const std::string_view name = reader_.relation(other);
      if (found == no_id && (name == "ccomp" || name == "xcomp" || name == "csubj")) found = other;
    });
    return found;
  }

  const Document& document_;
  std::uint32_t number_;
  const Saying& saying_;
  StatementFirmnessScratch& scratch_;
  FirmnessFeatures& features_;
  ClauseReader reader_;
};

// Sums of weights, and the features that weighed most for what is decided.
class Deciding final : public FirmnessFeatures {
 public:
  void add(std::string_view name, float weight) override {
    const auto* const found = FirmnessWeights::shared().of(name);
    if (found == nullptr) return;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      sums_[i] += (*found)[i] * weight;
      if ((*found)[i] * weight > most_[i] && name != "S always") {
        most_[i] = (*found)[i] * weight;
        reasons_[i] = FirmnessWeights::shared().name_of(name);
      }
    }
  }
  float sum(FirmnessWeights::Sum sum) const { return sums_[sum]; }
  std::string_view reason(FirmnessWeights::Sum sum) const { return reasons_[sum]; }

 private:
  FirmnessWeights::Weights sums_{}, most_{};
  std::array<std::string_view, FirmnessWeights::sum_count> reasons_{};
};

void tell(std::string_view what, std::string_view reason, std::string& by) {
  if (!by.empty()) by += ", ";
  by.append(what);
  if (reason.starts_with("S ")) by.append(" by \"").append(reason.substr(2)).append("\"");
}

StatementFirmness decide(const Deciding& sums, std::string& by) {
  StatementFirmness judged;
  by.clear();
  float most = 0;
  constexpr std::string_view words[] = {"", "probable", "possible", "hypothetical"};
  FirmnessWeights::Sum best = FirmnessWeights::value;
  for (const auto sum :
       {FirmnessWeights::probable, FirmnessWeights::possible, FirmnessWeights::hypothetical}) {
    if (sums.sum(sum) <= most) continue;
    most = sums.sum(sum);
    best = sum;
    judged.firmness = static_cast<Firmness>(sum);
  }
  if (best != FirmnessWeights::value) tell(words[best], sums.reason(best), by);
  judged.is_negative = sums.sum(FirmnessWeights::negative) > 0;
  if (judged.is_negative) tell("not", sums.reason(FirmnessWeights::negative), by);
  if (by.empty()) by = "plain";
  return judged;
}

// Of the words that were looked at, those that speak for what was decided; none for a plain sentence.
void keep_evidence(StatementFirmness& judged, StatementFirmnessScratch& scratch, Document& document) {
  std::sort(scratch.evidence.begin(), scratch.evidence.end());
  scratch.spans.clear();
  std::uint32_t last = no_id;
  for (const FirmnessEvidence& word : scratch.evidence) {
    const bool counts = word.speaks_for == FirmnessEvidence::negative ? judged.is_negative
                        : word.speaks_for == FirmnessEvidence::hypothetical
                            ? judged.firmness == Firmness::hypothetical
                            : judged.firmness != Firmness::certain;
    if (!counts || word.token == last) continue;
    last = word.token;
    scratch.spans.push_back(document.tokens.span[word.token]);
  }
  judged.evidence = document.add_spans(scratch.spans);
}

}  // namespace

void add_statement_features(const Document& document, const Grammar& grammar, std::uint32_t statement,
                            StatementFirmnessScratch& scratch, float& value, FirmnessFeatures& features) {
  scratch.saying.begin(document, grammar, document.statements[statement]);
  value = StatementReading(document, grammar, statement, scratch, features).read();
}

void run_firmness(Document& document, Workbench& bench) {
  StatementFirmnessScratch& scratch = bench.firmness;
  const auto count = static_cast<std::uint32_t>(document.statements.size());
  for (auto number = static_cast<std::uint32_t>(document.firmness.size()); number < count; ++number) {
    Deciding sums;
    float value = 3;
    add_statement_features(document, bench.grammar, number, scratch, value, sums);
    StatementFirmness judged = decide(sums, scratch.by);
    if (number < document.acts.size() && document.acts[number].is_negated && rejects(document.acts[number])) {
      // Who does not deny or rule out leaves it open.
      judged.firmness = Firmness::possible;
      judged.is_negative = false;
      scratch.by = "possible: not denied";
    }
    judged.value = value;
    judged.by = document.add_words(scratch.by);
    keep_evidence(judged, scratch, document);
    document.firmness.push_back(judged);
  }
}

}  // namespace sayso
