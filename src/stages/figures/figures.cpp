#include "stages/figures/figures.hpp"

#include "base/ascii.hpp"
#include "stages/figures/counted.hpp"
#include "stages/workbench.hpp"

#include <algorithm>

namespace sayso {

namespace figures {

namespace {

// Of layers of spans that ascend, the first that ends after `offset`.
template <class Layer>
std::size_t first_after(const Layer& layer, Offset offset) {
  return static_cast<std::size_t>(
      std::partition_point(layer.begin(), layer.end(),
                           [&](const auto& item) { return item.span.end <= offset; }) -
      layer.begin());
}

// What the layers of the document tell the reader of a line.
class SentenceContext : public LineContext {
 public:
  SentenceContext(const Document& document, const Grammar& grammar, const std::vector<Atom>& atoms,
                  bool is_title)
      : document_(document), grammar_(grammar), atoms_(atoms), is_title_(is_title) {}

  Answer counts_next(std::size_t atom) const override {
    if (document_.tokens.head.empty()) return Answer::unknown;
    const std::uint32_t token = token_of(atom);
    if (token == no_id) return Answer::unknown;
    const std::uint32_t noun = counted_noun(document_, grammar_, token);
    if (noun == no_id) return is_before_plural(token) ? Answer::yes : Answer::no;
    // "Trent 900 engines": the number belongs to the name that modifies the noun.
    const bool is_in_digits = atoms_[atom].kind == AtomKind::number;
    if (is_in_digits && token > 0 && document_.tokens.head[token - 1] == noun &&
        document_.tokens.sentence[token - 1] == document_.tokens.sentence[token]) {
      const std::string_view role = grammar_.relation(document_, token - 1);
      if (grammar_.upos(document_, token - 1) == "PROPN" && (role == "compound" || role == "flat"))
        return Answer::no;
    }
    return Answer::yes;
  }

  bool counts_one_thing(std::size_t atom) const override {
    if (document_.tokens.head.empty()) return false;
    const std::uint32_t token = token_of(atom);
    const std::uint32_t noun = token == no_id ? no_id : counted_noun(document_, grammar_, token);
    if (noun == no_id) return false;
    for (std::uint32_t i = token + 1; i <= noun; ++i) {
      if (grammar_.xpos(document_, i) == "NNS") return false;
    }
    const std::string_view tag = grammar_.xpos(document_, noun);
    return tag == "NN" || tag == "NNP";
  }

  bool is_preposition(std::size_t atom) const override {
    if (document_.tokens.head.empty()) return false;
    const std::uint32_t token = token_of(atom);
    if (token == no_id) return false;
    const std::string_view role = grammar_.relation(document_, token);
    return role == "case" || role == "compound:prt";
  }

  bool is_in_name(std::size_t atom) const override {
    const Span span = atoms_[atom].span;
    if (is_in_address(atom)) return true;
    const std::size_t i = first_after(document_.names, span.begin);
    if (i >= document_.names.size()) return false;
    const Name& name = document_.names[i];
    if (name.span.begin > span.begin || name.tokens.size() < 2) return false;
    const std::string_view word = document_.text(span);
    const bool is_small_word = is_ascii_small(word.front());
    const bool is_at_begin = name.span.begin == span.begin;
    const bool names_things = name.kind == NameKind::work || name.kind == NameKind::other ||
                              name.kind == NameKind::event || name.kind == NameKind::organisation;
    return !is_small_word && (!is_at_begin || names_things) && !is_title_;
  }

  bool is_in_date(std::size_t atom) const override {
    const Span span = atoms_[atom].span;
    const std::size_t i = first_after(document_.times, span.begin);
    if (i >= document_.times.size() || document_.times[i].span.begin > span.begin) return false;
    return document_.times[i].kind == TimeKind::date || document_.times[i].kind == TimeKind::time;
  }

  bool is_title() const override { return is_title_; }

 private:
  std::uint32_t token_of(std::size_t atom) const {
    const TokenRange range = document_.tokens_in(atoms_[atom].span);
    return range.empty() ? no_id : range.end - 1;
  }

  bool is_before_plural(std::uint32_t token) const {
    if (token + 1 >= document_.tokens.size() ||
        document_.tokens.sentence[token] != document_.tokens.sentence[token + 1])
      return false;
    return grammar_.xpos(document_, token + 1) == "NNS" && grammar_.upos(document_, token) == "NUM" &&
           document_.tokens.head[token] != no_id && document_.tokens.head[token] > token;
  }

  // Addresses are one token: "www.example.org/2024/12".
  bool is_in_address(std::size_t atom) const {
    const std::uint32_t token = token_of(atom);
    if (token == no_id) return false;
    const std::string_view text = document_.token(token);
    constexpr std::size_t longest_address =
        300;  // a longer token is none, and is not searched again for each number
    if (text.size() <= atoms_[atom].span.end - atoms_[atom].span.begin || text.size() > longest_address)
      return false;
    return text.find('@') != text.npos || text.find("//") != text.npos || text.find("www.") != text.npos ||
           text.find(".com") != text.npos || text.find(".org") != text.npos;
  }

  const Document& document_;
  const Grammar& grammar_;
  const std::vector<Atom>& atoms_;
  bool is_title_;
};

class FigureFinder {
 public:
  FigureFinder(Document& document, const Grammar& grammar, Scratch& scratch)
      : document_(document), grammar_(grammar), scratch_(scratch) {}

  void find() {
    collect_contents();
    for (const TokenRange sentence : document_.sentences) read_sentence(sentence);
  }

 private:
  void collect_contents() {
    auto& contents = scratch_.contents;
    contents.clear();
    for (std::uint32_t i = 0; i < document_.statements.size(); ++i) {
      std::uint32_t size = 0;
      const auto pieces = document_.list(document_.statements[i].content);
      for (const Span piece : pieces) size += piece.end - piece.begin;
      for (const Span piece : pieces) contents.push_back({piece, i, size});
    }
    std::sort(contents.begin(), contents.end(), [](const Content& a, const Content& b) {
      if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
      return a.span.end != b.span.end ? a.span.end > b.span.end : a.statement < b.statement;
    });
  }

  // The innermost statement whose content holds the span. Contents lie in one another at most a few deep.
  std::uint32_t statement_of(Span span) const {
    constexpr int deepest = 16;
    const auto& contents = scratch_.contents;
    auto at = std::partition_point(contents.begin(), contents.end(),
                                   [&](const Content& content) { return content.span.begin <= span.begin; });
    std::uint32_t found = no_id, size = 0;
    for (int i = 0; i < deepest && at != contents.begin(); ++i) {
      --at;
      if (at->span.end < span.end || (found != no_id && at->size >= size)) continue;
      found = at->statement;
      size = at->size;
    }
    return found;
  }

  void read_sentence(TokenRange sentence) {
    if (sentence.empty()) return;
    Span span = document_.span_of(sentence);
    span.begin -= size_of_abbreviation(document_.text().substr(0, span.begin));
    cut_into_atoms(document_.text(), span, scratch_.atoms);
    const bool has_number = std::any_of(scratch_.atoms.begin(), scratch_.atoms.end(), [](const Atom& atom) {
      return atom.kind == AtomKind::number || atom.word != nullptr;
    });
    if (!has_number) return;
    const std::uint32_t block = document_.tokens.block[sentence.begin];
    const BlockKind kind = document_.article().blocks[block].kind;
    if (kind == BlockKind::date || kind == BlockKind::byline || kind == BlockKind::credit) return;
    const Line line(document_.text(), scratch_.atoms);
    const SentenceContext context(document_, grammar_, scratch_.atoms, kind == BlockKind::title);
    read_quantities(line, context, scratch_.quantities);
    for (const Quantity& quantity : scratch_.quantities) add(quantity, span);
  }

  // "Rs. 500", "oct. 13", "no. 1": the dot of an abbreviation ended a sentence. Its size with dot and space, 0 for none.
  static Offset size_of_abbreviation(std::string_view before) {
    if (!before.ends_with(". ")) return 0;
    constexpr std::size_t longest = 6;
    std::size_t begin = before.size() - 2, size = 0;
    while (begin > 0 && size <= longest && is_ascii_letter(before[begin - 1])) --begin, ++size;
    if (size == 0 || size > longest) return 0;
    const std::string_view word = before.substr(begin, size);
    constexpr std::string_view words[] = {"Rs",  "rs", "no",  "nos",    "No", "Nos",
                                          "vol", "pp", "art", "approx", "ca"};
    const bool is_abbreviation = (is_month(word) && size <= 4 && word != "may" && word != "May") ||
                                 std::find(std::begin(words), std::end(words), word) != std::end(words);
    return is_abbreviation ? static_cast<Offset>(size + 2) : 0;
  }

  Span span_of(std::size_t begin, std::size_t end) const {
    return {scratch_.atoms[begin].span.begin, scratch_.atoms[end - 1].span.end};
  }

  void add(const Quantity& quantity, Span sentence) {
    Figure figure;
    figure.span = span_of(quantity.begin, quantity.end);
    figure.low = quantity.low;
    figure.high = quantity.high;
    figure.bound = quantity.bound;
    if (!quantity.unit.empty()) figure.unit = unit_of(quantity, figure.span);
    figure.counting = quantity.counting;
    figure.statement = statement_of(figure.span);
    CountedQuestion question;
    question.tokens = document_.tokens_in(
        span_of(quantity.number.begin, std::max(quantity.numbers_end, core_end(quantity))));
    question.after = document_.tokens_in(figure.span).end;
    question.kind = quantity.unit_kind;
    question.has_unit = !quantity.unit.empty();
    if (quantity.unit != "score" && quantity.unit != "vote")
      figure.of = find_counted(document_, grammar_, question);
    if (question.has_unit && is_dimension(document_.text(figure.of))) figure.of = {};
    if (figure.of.empty()) figure.of = counted_before(figure, sentence);
    figure.as_of = time_of(figure, sentence);
    figure.place = place_of(figure, sentence);
    document_.figures.push_back(figure);
  }

  // "barrel", "barrel per day".
  Slice<char> unit_of(const Quantity& quantity, Span span) {
    if (std::string_view standard;
        quantity.unit_kind == UnitKind::money && has_homes(quantity.unit, standard))
      return document_.add_words(currency_at(quantity.unit, standard, span));
    Slice<char> unit = document_.add_words(quantity.unit);
    if (quantity.per.empty()) return unit;
    unit.count += document_.add_words(" per ").count;
    unit.count += document_.add_words(quantity.per).count;
    return unit;
  }

  // Which country's francs, pesos … they are: of the one that the sentence names, or else the article.
  std::string_view currency_at(std::string_view name, std::string_view standard, Span span) {
    const std::uint32_t sentence = document_.tokens.sentence[document_.tokens_in(span).begin];
    const std::string_view in_sentence = currency_in(document_.sentences[sentence], name, sentence);
    if (!in_sentence.empty()) return in_sentence;
    const std::string_view in_all = currency_in({0, document_.tokens.size()}, name, no_id);
    if (!in_all.empty()) return in_all;
    return standard.empty() ? name : standard;
  }

  // The one code that words of a range tell for a name, "" where they tell none or several; looked up once.
  std::string_view currency_in(TokenRange range, std::string_view name, std::uint32_t sentence) {
    for (const KnownCurrency& known : currencies_) {
      if (known.sentence == sentence && known.name == name) return known.code;
    }
    std::string_view code;
    bool is_one = true;
    for (std::uint32_t token = range.begin; token < range.end && is_one; ++token) {
      const std::vector<Home>* homes = homes_of(document_.token(token));
      if (homes == nullptr) continue;
      for (const Home& home : *homes) {
        if (home.name != name) continue;
        is_one = is_one && (code.empty() || code == home.code);
        code = home.code;
      }
    }
    // One entry for the article and one for the last sentence that was asked for.
    std::erase_if(currencies_, [&](const KnownCurrency& known) {
      return known.name == name && (known.sentence == no_id) == (sentence == no_id);
    });
    currencies_.push_back({name, sentence, is_one ? code : std::string_view()});
    return currencies_.back().code;
  }

  // "from 9 to 10", "60 percent of voters like it and 30 percent do not", "one in four residents, up from one in ten": both count the same.
  Span counted_before(const Figure& figure, Span sentence) const {
    if (document_.figures.empty()) return {};
    const Figure& before = document_.figures.back();
    const std::string_view between = document_.text({before.span.end, figure.span.begin});
    const bool is_same_unit = document_.list(before.unit) == document_.list(figure.unit);
    const bool is_change = figure.counting == Counting::change || before.counting == Counting::change;
    const bool is_in_sentence = before.span.begin >= sentence.begin && before.statement == figure.statement;
    if (is_share(figure) && is_share(before) && is_in_sentence && !is_change) return before.of;
    const bool goes_on =
        between == " to " || between == " from " ||
        (between.size() < 40 && between.ends_with(" to ") && before.of.end == figure.span.begin - 4);
    return goes_on && is_same_unit ? before.of : Span{};
  }

  bool is_share(const Figure& figure) const {
    const std::string_view unit(document_.list(figure.unit).data(), figure.unit.count);
    return unit == "percent" || unit == "share";
  }

  static std::size_t core_end(const Quantity& quantity) {
    return quantity.unit.empty() ? quantity.numbers_end : quantity.end;
  }

  // The nearest of a layer that lies in the same sentence and the same content and is good for it.
  template <class Layer, class IsGood>
  std::uint32_t nearest(const Layer& layer, const Figure& figure, Span sentence,
                        const IsGood& is_good) const {
    constexpr Offset farthest = 160;  // bytes: beyond, it is another clause's
    std::uint32_t best = no_id;
    Offset best_distance = farthest;
    const Offset begin = std::max(sentence.begin, figure.span.begin - std::min(farthest, figure.span.begin));
    for (std::size_t i = first_after(layer, begin); i < layer.size() && layer[i].span.begin < sentence.end;
         ++i) {
      const Span span = layer[i].span;
      const bool is_before = span.end <= figure.span.begin;
      if (!is_before && span.begin < figure.span.end) continue;
      const Offset distance = is_before ? figure.span.begin - span.end : span.begin - figure.span.end;
      if (!is_before && distance >= best_distance) break;
      if (distance >= best_distance || !is_good(layer[i]) || statement_of(span) != figure.statement) continue;
      best = static_cast<std::uint32_t>(i);
      best_distance = distance;
    }
    return best;
  }

  std::uint32_t time_of(const Figure& figure, Span sentence) const {
    return nearest(document_.times, figure, sentence, [&](const Time& time) {
      // "Since 2004 the town has built 2,010 flats": when counting began is not when the count holds.
      const std::string_view before = document_.text().substr(0, time.span.begin);
      const bool is_beginning = before.ends_with("ince ") || before.ends_with("rom ");
      // "40,000 batteries made before March 2023": a part of what is counted, too.
      return (time.kind == TimeKind::date || time.kind == TimeKind::time) && time.value.count > 0 &&
             !is_beginning && !figure.of.overlaps(time.span);
    });
  }

  std::uint32_t place_of(const Figure& figure, Span sentence) const {
    return nearest(document_.places, figure, sentence, [&](const Place& place) {
      const TokenRange range = document_.tokens_in(place.span);
      if (range.empty() || range.begin == 0) return false;
      std::uint32_t before = range.begin - 1;
      if (before > 0 && document_.token(before) == "the") --before;
      static constexpr std::string_view words[] = {"in",      "In",     "at",         "At",    "near",
                                                   "Near",    "across", "Across",     "off",   "on",
                                                   "outside", "around", "throughout", "inside"};
      return std::find(std::begin(words), std::end(words), document_.token(before)) != std::end(words);
    });
  }

  // "8-by-12 feet", "two miles and a half long": nothing that is counted.
  static bool is_dimension(std::string_view words) {
    constexpr std::string_view ways[] = {"long", "wide", "tall", "high", "deep", "thick"};
    return words.starts_with("by-") || std::find(std::begin(ways), std::end(ways), words) != std::end(ways);
  }

  struct KnownCurrency {
    std::string_view name;
    std::uint32_t sentence = no_id;  // no_id: of the whole article
    std::string_view code;
  };

  Document& document_;
  const Grammar& grammar_;
  Scratch& scratch_;
  std::vector<KnownCurrency> currencies_;
};

}  // namespace

void find_figures(Document& document, const Grammar& grammar, Scratch& scratch) {
  FigureFinder(document, grammar, scratch).find();
}

}  // namespace figures

void run_figures(Document& document, Workbench& bench) {
  figures::find_figures(document, bench.grammar, bench.figures);
}

}  // namespace sayso
