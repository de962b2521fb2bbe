#include "links/origins/wording.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/text_list.hpp"
#include "inputs/text/agencies.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sayso {

namespace texts {
extern const std::string_view origin_words;
}

namespace origins {
namespace {

using relations::Word;

constexpr std::size_t longest_notice = 500;  // bytes of a paragraph that may be one
constexpr std::size_t head_of_paragraph = 120;
constexpr float least_telling = 0.25F;
constexpr float number_weight = 0.6F;

// The phrases of one kind in models/origins.txt.
std::vector<std::string> phrases_of(std::string_view kind) {
  std::vector<std::string> phrases;
  each_line(texts::origin_words, [&](std::string_view line) {
    if (line.starts_with(kind) && line.substr(kind.size()).starts_with(": "))
      phrases.emplace_back(line.substr(kind.size() + 2));
  });
  return phrases;
}

bool is_letter(char c) { return is_ascii_small(c) || static_cast<unsigned char>(c) >= 0x80; }

// Whether one of the phrases stands in the words, whole; `words` are in small letters.
bool has_phrase(const std::string& words, const std::vector<std::string>& phrases) {
  for (const std::string& phrase : phrases) {
    for (std::size_t at = words.find(phrase); at != std::string::npos; at = words.find(phrase, at + 1)) {
      const std::size_t end = at + phrase.size();
      if ((at == 0 || !is_letter(words[at - 1])) && (end == words.size() || !is_letter(words[end])))
        return true;
    }
  }
  return false;
}

bool is_body(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::quote || kind == BlockKind::list ||
         kind == BlockKind::caption;
}

class Preparation {
 public:
  Preparation(const Reading& reading, Wording::Features& made) : reading_(reading), made_(made) {}

  void run() {
    made_.outlet = plain_name(reading_.article.source.outlet);
    add_agency(agency_or_words(reading_.article.source.credit));
    std::size_t body = 0;
    for (const Block& block : reading_.article.blocks) {
      if (block.kind == BlockKind::credit) add_agency(agency_in(reading_.text(block.span)));
      if (is_body(block.kind)) add_body(block.span, body++);
    }
    std::sort(made_.agencies.begin(), made_.agencies.end());
    made_.agencies.erase(std::unique(made_.agencies.begin(), made_.agencies.end()), made_.agencies.end());
    if (made_.words.size() > most_words) made_.words.resize(most_words);
    mark_quoted();
    add_grams();
    for (std::uint32_t i = 0; i < reading_.statements.size(); ++i) add_saying(i);
    name_outlets();
  }

 private:
  static std::string agency_or_words(const std::string& credit) {
    std::string agency = agency_in(credit);
    return agency.empty() ? credit : agency;
  }

  void add_agency(std::string agency) {
    if (!agency.empty()) made_.agencies.push_back(std::move(agency));
  }

  void add_body(Span span, std::size_t number) {
    const std::string_view words = reading_.text(span);
    if (words.size() <= longest_notice) {
      static const std::vector<std::string> notices = phrases_of("notice");
      const std::string small = small_letters(words);
      if (has_phrase(small, notices)) {
        if (small.find("report") != std::string::npos) add_agency(agency_in(words));
        return;
      }
      // "PTI reports:"
      if (words.size() < 60 && small.ends_with(':') && small.find("report") != std::string::npos)
        add_agency(agency_in(words));
    }
    if (number < 2) {
      const std::string_view head = words.substr(0, head_of_paragraph);
      const std::size_t open = head.find('('), close = head.find(')', open);
      if (open != std::string_view::npos && close != std::string_view::npos)
        add_agency(agency_in_dateline(head.substr(open + 1, close - open - 1)));
    }
    made_.foot = static_cast<std::uint32_t>(made_.words.size());
    if (made_.words.size() < most_words) relations::split(reading_.article.text, span, made_.words);
  }

  void mark_quoted() {
    std::vector<bool> is_quoted = quoted_bytes(reading_.article.text);
    for (const Reading::Statement& statement : reading_.statements) {
      if (statement.voice != Voice::speaker || statement.kind != StatementKind::direct) continue;
      for (const Span piece : statement.content) {
        for (Offset i = piece.begin; i < std::min<std::size_t>(piece.end, is_quoted.size()); ++i)
          is_quoted[i] = true;
      }
    }
    for (const Word& word : made_.words) made_.is_quoted.push_back(is_quoted[word.span.begin]);
  }

  void add_grams() {
    for (std::uint32_t i = 0; i + gram_size <= made_.words.size(); ++i) {
      std::uint64_t stems[gram_size];
      for (std::uint32_t k = 0; k < gram_size; ++k) stems[k] = made_.words[i + k].stem;
      made_.grams.push_back({xxh3_64({reinterpret_cast<const char*>(stems), sizeof stems}), i});
    }
    std::sort(made_.grams.begin(), made_.grams.end(), [](const Gram& a, const Gram& b) {
      return std::pair(a.hash, a.word) < std::pair(b.hash, b.word);
    });
  }

  void add_saying(std::uint32_t number) {
    const Reading::Statement& statement = reading_.statements[number];
    if (statement.voice != Voice::speaker || statement.content.empty()) return;
    Saying saying;
    saying.statement = number;
    saying.content = {statement.content.front().begin, statement.content.front().end};
    for (const Span piece : statement.content) {
      saying.content.begin = std::min(saying.content.begin, piece.begin);
      saying.content.end = std::max(saying.content.end, piece.end);
    }
    add_words(statement, saying);
    add_setting(statement, saying);
    made_.sayings.push_back(std::move(saying));
  }

  void add_words(const Reading::Statement& statement, Saying& saying) {
    const auto first_at = [&](Offset offset) {
      return std::lower_bound(made_.words.begin(), made_.words.end(), offset,
                              [](const Word& word, Offset wanted) { return word.span.begin < wanted; }) -
             made_.words.begin();
    };
    saying.first_word = static_cast<std::size_t>(first_at(saying.content.begin));
    saying.end_word = static_cast<std::size_t>(first_at(saying.content.end));
    for (std::size_t i = saying.first_word; i < saying.end_word; ++i) {
      const Word& word = made_.words[i];
      const bool is_inside = std::any_of(statement.content.begin(), statement.content.end(),
                                         [&](Span piece) { return piece.contains(word.span); });
      if (!is_inside || (word.weight < least_telling && !word.is(Word::number))) continue;
      saying.senses.emplace_back(word.sense, word.is(Word::number) ? number_weight : word.weight);
    }
    std::sort(saying.senses.begin(), saying.senses.end());
    const auto is_same = [](const auto& a, const auto& b) {
      return a.first == b.first;
    };
    saying.senses.erase(std::unique(saying.senses.begin(), saying.senses.end(), is_same),
                        saying.senses.end());
    for (const auto& [sense, weight] : saying.senses) saying.mass += double{weight};
  }

  void add_setting(const Reading::Statement& statement, Saying& saying) {
    static const std::vector<std::string> releases = phrases_of("release");
    if (!statement.speakers.empty()) {
      const Reading::Speaker& speaker = reading_.speakers[statement.speakers.front()];
      saying.speaker = plain_name(speaker.name);
      saying.is_of_person = speaker.type == SpeakerType::person && speaker.is_named;
    }
    if (statement.addressee != no_id) {
      const Reading::Speaker& addressee = reading_.speakers[statement.addressee];
      const bool is_name = !addressee.name.empty() && is_ascii_capital(addressee.name[0]);
      if ((addressee.is_named || is_name) && addressee.type == SpeakerType::organisation)
        saying.told = plain_name(addressee.name);
    }
    std::string around;
    for (const auto* pieces : {&statement.source, &statement.cue}) {
      for (const Span piece : *pieces) around += small_letters(reading_.text(piece)) + ' ';
    }
    saying.is_release = statement.medium == Medium::statement || has_phrase(around, releases);
    saying.is_interview = statement.medium == Medium::interview || !saying.told.empty();
    saying.is_public = statement.medium == Medium::press_conference || statement.medium == Medium::speech ||
                       statement.medium == Medium::debate || statement.medium == Medium::testimony ||
                       statement.medium == Medium::post;
  }

  // "said in the interview" goes with the one outlet that the same speaker is told to have spoken to.
  void name_outlets() {
    std::map<std::string, std::set<std::string>> told;
    for (const Saying& saying : made_.sayings) {
      if (!saying.told.empty()) told[saying.speaker].insert(saying.told);
    }
    for (Saying& saying : made_.sayings) {
      const auto outlets = told.find(saying.speaker);
      if (saying.is_interview && saying.told.empty() && outlets != told.end() && outlets->second.size() == 1)
        saying.told = *outlets->second.begin();
    }
  }

  const Reading& reading_;
  Wording::Features& made_;
};

}  // namespace

std::string plain_name(std::string_view name) {
  std::string plain = small_letters(name);
  if (plain.starts_with("the ")) plain.erase(0, 4);
  return plain;
}

Wording::Wording(const Reading& reading) : reading_(&reading), features_(std::make_unique<Features>()) {
  Preparation(reading, *features_).run();
}
Wording::Wording(Wording&&) noexcept = default;
Wording& Wording::operator=(Wording&&) noexcept = default;
Wording::~Wording() = default;

}  // namespace origins
}  // namespace sayso
