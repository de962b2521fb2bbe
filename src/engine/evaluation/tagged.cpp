#include "engine/evaluation/tagged.hpp"

#include "engine/evaluation/lines.hpp"
#include "model/file/model_file.hpp"
#include "stages/tags/grammar.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  const char separator = line.find('\t') == std::string_view::npos ? ' ' : '\t';
  while (true) {
    const std::size_t end = line.find(separator);
    cells.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

// A document that is built sentence by sentence.
class Builder {
 public:
  void new_paragraph() { wants_paragraph_ = true; }

  void begin_sentence(std::string_view surface) {
    if (!article_.text.empty()) article_.text += wants_paragraph_ ? "\n\n" : " ";
    base_ = article_.text.size();
    at_ = 0;
    surface_ = surface;
    article_.text += surface;
    if (wants_paragraph_ || article_.blocks.empty()) {
      article_.blocks.push_back({{static_cast<Offset>(base_), 0}, BlockKind::paragraph});
    }
    article_.blocks.back().span.end = static_cast<Offset>(article_.text.size());
    first_ = static_cast<std::uint32_t>(spans_.size());
    wants_paragraph_ = false;
  }

  void add_word(std::string_view form) {
    std::size_t found = surface_.find(form, at_);
    std::size_t size = form.size();
    if (found == std::string_view::npos || found > at_ + 40) {
      found = std::min(at_, surface_.size() - 1);
      size = 1;
    }
    spans_.push_back({static_cast<Offset>(base_ + found), static_cast<Offset>(base_ + found + size)});
    blocks_.push_back(static_cast<std::uint32_t>(article_.blocks.size() - 1));
    sentence_.push_back(static_cast<std::uint32_t>(sentences_.size()));
    at_ = found + size;
  }

  void end_sentence() { sentences_.push_back({first_, static_cast<std::uint32_t>(spans_.size())}); }

  bool is_empty() const { return spans_.empty(); }
  std::size_t words() const { return spans_.size(); }

  void put_into(Document& document) const {
    document.begin(article_);
    document.tokens.span = spans_;
    document.tokens.block = blocks_;
    document.tokens.sentence = sentence_;
    document.sentences = sentences_;
  }

  void read(Reader& reader, Document& document) const {
    put_into(document);
    reader.finish(document);
  }

 private:
  Article article_;
  std::vector<Span> spans_;
  std::vector<std::uint32_t> blocks_, sentence_;
  std::vector<TokenRange> sentences_;
  std::string_view surface_;
  std::size_t base_ = 0, at_ = 0;
  std::uint32_t first_ = 0;
  bool wants_paragraph_ = false;
};

struct Word {
  std::string form, lemma, upos, xpos, relation;
  std::uint32_t head = 0, first_of_sentence = 0;
};

struct TreebankDocument {
  Builder builder;
  std::vector<Word> words;
};

std::vector<TreebankDocument> read_treebank(const std::vector<std::string>& lines) {
  std::vector<TreebankDocument> documents;
  std::string surface;
  bool is_open = false;
  std::uint32_t first = 0;
  for (const std::string& line : lines) {
    if (line.starts_with("# newdoc") || documents.empty()) documents.emplace_back();
    TreebankDocument& document = documents.back();
    if (line.starts_with("# newpar")) document.builder.new_paragraph();
    if (line.starts_with("# text = ")) surface = line.substr(9);
    if (line.starts_with("#")) continue;
    if (line.empty()) {
      if (is_open) document.builder.end_sentence();
      is_open = false;
      continue;
    }
    const auto cells = cells_of(line);
    if (cells.size() < 8 || cells[0].find_first_not_of("0123456789") != std::string_view::npos) continue;
    if (!is_open) {
      document.builder.begin_sentence(surface);
      first = static_cast<std::uint32_t>(document.words.size());
      is_open = true;
    }
    document.builder.add_word(cells[1]);
    document.words.push_back({std::string(cells[1]), std::string(cells[2]), std::string(cells[3]),
                              std::string(cells[4]), std::string(cells[7]),
                              static_cast<std::uint32_t>(std::atoi(std::string(cells[6]).c_str())), first});
  }
  return documents;
}

constexpr const char* kind_names[] = {"person", "organisation", "place", "group", "event", "work", "other"};

// The kind that a corpus's label means here; nothing for one that is not counted.
std::optional<NameKind> kind_of(std::string_view label) {
  static const std::map<std::string_view, NameKind> kinds = {{"PER", NameKind::person},
                                                             {"person", NameKind::person},
                                                             {"politician", NameKind::person},
                                                             {"ORG", NameKind::organisation},
                                                             {"organisation", NameKind::organisation},
                                                             {"politicalparty", NameKind::organisation},
                                                             {"LOC", NameKind::place},
                                                             {"location", NameKind::place},
                                                             {"country", NameKind::place},
                                                             {"event", NameKind::event},
                                                             {"election", NameKind::event}};
  const auto found = kinds.find(label);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

using NameSpan = std::tuple<std::uint32_t, std::uint32_t, NameKind>;

struct TaggedDocument {
  Builder builder;
  std::vector<NameSpan> names;
  std::uint32_t words = 0;
};

// Words are joined by plain English spacing where the file has no text of its own.
std::string rebuilt(const std::vector<std::string>& words) {
  static const std::set<std::string_view> close = {",", ".", ";", ":",  "!",   "?",  ")",
                                                   "]", "}", "%", "'s", "n't", "''", "'"};
  std::string text;
  for (const std::string& word : words) {
    const bool glues = close.contains(word) || (!text.empty() && (text.back() == '(' || text.back() == '['));
    if (!text.empty() && !glues) text += ' ';
    text += word;
  }
  return text;
}

// A sentence's rows become words and names of the document.
void add_sentence(TaggedDocument& document, const std::vector<std::string>& words,
                  const std::vector<std::string>& labels, const std::string& surface) {
  const std::string text = surface.empty() ? rebuilt(words) : surface;
  document.builder.begin_sentence(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    document.builder.add_word(words[i]);
    const std::uint32_t here = document.words++;
    if (labels[i].size() < 3) continue;
    const auto kind = kind_of(std::string_view(labels[i]).substr(2));
    if (!kind) continue;
    const bool goes_on = labels[i][0] == 'I' && !document.names.empty() &&
                         std::get<1>(document.names.back()) == here && i > 0 &&
                         std::string_view(labels[i - 1]).substr(1) == std::string_view(labels[i]).substr(1);
    if (goes_on) {
      ++std::get<1>(document.names.back());
    } else {
      document.names.emplace_back(here, here + 1, *kind);
    }
  }
  document.builder.end_sentence();
}

std::vector<TaggedDocument> read_tagged(const std::vector<std::string>& lines) {
  std::vector<TaggedDocument> documents;
  std::vector<std::string> words, labels;
  std::string surface;
  const bool has_documents =
      std::any_of(lines.begin(), lines.end(), [](const auto& l) { return l.starts_with("# newdoc"); });
  const auto close = [&] {
    if (words.empty()) return;
    if (!has_documents || documents.empty()) documents.emplace_back();
    add_sentence(documents.back(), words, labels, surface);
    words.clear();
    labels.clear();
    surface.clear();
  };
  for (const std::string& line : lines) {
    if (line.starts_with("# newdoc")) {
      documents.emplace_back();
    } else if (line.starts_with("# text = ")) {
      surface = line.substr(9);
    } else if (line.find_first_not_of(" \t\r") == std::string::npos) {
      close();
    } else if (!line.starts_with("# ")) {
      const auto cells = cells_of(line);
      const bool is_numbered = cells.size() >= 3 && !cells[0].empty() &&
                               cells[0].find_first_not_of("0123456789") == std::string_view::npos;
      words.emplace_back(is_numbered ? cells[1] : cells[0]);
      labels.emplace_back(is_numbered ? cells[2] : cells.back());
    }
  }
  close();
  return documents;
}

}  // namespace

Result<std::vector<ScoreTable>> evaluate_syntax(const Model& model, const std::string& path) {
  auto lines = read_text_lines(path);
  if (!lines) return fail(lines.error());
  const Grammar grammar = Grammar::of(model.file());
  std::string lemma;
  Reader reader(model, {{"tags", "syntax"}});
  Document document;
  Counts counts[5];
  const auto count = [&](std::size_t measure, bool is_right) {
    ++counts[measure].gold;
    counts[measure].right += is_right ? 1U : 0U;
  };
  for (TreebankDocument& gold : read_treebank(*lines)) {
    if (gold.builder.is_empty()) continue;
    gold.builder.read(reader, document);
    const Tokens& tokens = document.tokens;
    for (std::uint32_t i = 0; i < gold.words.size(); ++i) {
      const Word& word = gold.words[i];
      const std::uint32_t head = word.head == 0 ? no_id : word.first_of_sentence + word.head - 1;
      const bool is_attached = tokens.head[i] == head;
      count(0, grammar.upos(document, i) == word.upos);
      count(1, grammar.xpos(document, i) == word.xpos);
      if (word.lemma != "_") count(2, grammar.lemma(word.form, tokens.lemma[i], lemma) == word.lemma);
      count(3, is_attached);
      count(4, is_attached && grammar.relation(document, i) == word.relation);
    }
  }
  const char* const names[] = {"UPOS", "XPOS", "lemma", "UAS", "LAS"};
  ScoreTable table{"Tags and syntax with given tokens, all words: " + path, {}};
  for (std::size_t i = 0; i < 5; ++i) table.rows.push_back({names[i], counts[i], true});
  return std::vector<ScoreTable>{std::move(table)};
}

Result<void> each_tagged_document(const std::string& path, const std::function<void(Document&)>& use) {
  auto lines = read_text_lines(path);
  if (!lines) return fail(lines.error());
  Document document;
  for (const TaggedDocument& gold : read_tagged(*lines)) {
    if (gold.builder.is_empty()) continue;
    gold.builder.put_into(document);
    use(document);
  }
  return {};
}

Result<std::vector<ScoreTable>> evaluate_names(const Model& model, const std::string& path) {
  auto lines = read_text_lines(path);
  if (!lines) return fail(lines.error());
  std::vector<TaggedDocument> documents = read_tagged(*lines);
  std::set<NameKind> annotated;
  for (const TaggedDocument& gold : documents) {
    for (const NameSpan& name : gold.names) annotated.insert(std::get<2>(name));
  }
  Reader reader(model, {{"names"}});
  Document document;
  std::map<NameKind, Counts> counts;
  for (TaggedDocument& gold : documents) {
    if (gold.builder.is_empty()) continue;
    gold.builder.read(reader, document);
    const std::set<NameSpan> wanted(gold.names.begin(), gold.names.end());
    for (const NameSpan& name : gold.names) ++counts[std::get<2>(name)].gold;
    for (const Name& name : document.names) {
      if (!annotated.contains(name.kind)) continue;
      ++counts[name.kind].predicted;
      counts[name.kind].right += wanted.contains({name.tokens.begin, name.tokens.end, name.kind}) ? 1U : 0U;
    }
  }
  ScoreTable table{"Names with given tokens, exact spans and kinds: " + path, {{"all", {}}}};
  for (const auto& [kind, c] : counts) {
    table.rows[0].counts.add(c);
    table.rows.push_back({kind_names[static_cast<std::size_t>(kind)], c});
  }
  return std::vector<ScoreTable>{std::move(table)};
}

}  // namespace sayso
