#include "engine/evaluation/coreference.hpp"

#include "base/utf8.hpp"
#include "engine/evaluation/clusters.hpp"
#include "engine/evaluation/lines.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

using nlohmann::json;

void add_blocks(Article& article) {
  const std::string& text = article.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (text.find_first_not_of(" \t\r", begin) < end) {
      article.blocks.push_back(
          {{static_cast<Offset>(begin), static_cast<Offset>(end)}, BlockKind::paragraph});
    }
    begin = end + 1;
  }
}

ChainText text_of(const json& given) {
  ChainText made;
  made.id = given["id"].get<std::string>();
  made.genre = given["genre"].get<std::string>();
  made.article.text = given["text"].get<std::string>();
  add_blocks(made.article);
  const OffsetMap map(made.article.text, OffsetUnit::codepoint);
  std::uint32_t block = 0;
  for (const json& token : given["tokens"]) {
    const Span span{map.to_byte(token[0].get<std::uint32_t>()), map.to_byte(token[1].get<std::uint32_t>())};
    while (block + 1 < made.article.blocks.size() && made.article.blocks[block].span.end <= span.begin)
      ++block;
    made.tokens.push_back(span);
    made.block_of.push_back(block);
  }
  made.sentence_of.resize(made.tokens.size());
  made.heads.assign(made.tokens.size(), no_id);
  for (const json& sentence : given["sents"]) {
    const TokenRange range{sentence[0].get<std::uint32_t>(), sentence[1].get<std::uint32_t>()};
    for (std::uint32_t token = range.begin; token < range.end; ++token) {
      made.sentence_of[token] = static_cast<std::uint32_t>(made.sentences.size());
      const auto head = given["tokens"][token][6].get<std::uint32_t>();
      if (head != 0) made.heads[token] = range.begin + head - 1;
    }
    made.sentences.push_back(range);
  }
  for (const json& entity : given["entities"]) {
    made.chains.emplace(
        std::pair(entity["start"].get<std::uint32_t>(), entity["end"].get<std::uint32_t>()),
        static_cast<std::uint32_t>(std::hash<std::string>()(entity["id"].dump()) & 0xFFFFFFFFU));
  }
  return made;
}

Clusters clusters_of(const std::map<std::uint32_t, std::vector<MentionRange>>& chains, bool with_single) {
  Clusters clusters;
  for (const auto& [number, mentions] : chains) {
    if (with_single || mentions.size() > 1) clusters.push_back(mentions);
  }
  return clusters;
}

// Recall and precision of their own become counts with one number of right ones, so that tables can show them.
Counts counts_of(const ClusterCounts& counts) {
  if (counts.recall_part <= 0 || counts.precision_part <= 0) return {};
  constexpr double right = 100000;
  const auto rounded = [](double value) {
    return static_cast<std::uint64_t>(std::llround(value));
  };
  return {rounded(right), rounded(right / counts.precision()), rounded(right / counts.recall())};
}

void add_rows(ScoreTable& table, const std::string& name, const ClusterScores& scores, bool is_whole) {
  table.rows.push_back(
      {name + " CoNLL", {static_cast<std::uint64_t>(std::llround(scores.conll() * 10000)), 0, 10000}, true});
  table.rows.push_back({name + " mentions", counts_of(scores.mentions)});
  if (!is_whole) return;
  table.rows.push_back({name + " MUC", counts_of(scores.muc)});
  table.rows.push_back({name + " B3", counts_of(scores.b_cubed)});
  table.rows.push_back({name + " CEAF", counts_of(scores.ceaf)});
}

}  // namespace

void ChainText::put_into(Document& document) const {
  document.begin(article);
  document.tokens.span = tokens;
  document.tokens.block = block_of;
  document.tokens.sentence = sentence_of;
  document.sentences = sentences;
}

ClusterScores score_chains(const ChainText& text, const Document& document, bool with_single, bool by_head) {
  std::map<std::uint32_t, std::vector<MentionRange>> gold, found;
  for (const auto& [range, chain] : text.chains) gold[chain].push_back(range);
  for (const Mention& mention : document.mentions)
    found[mention.entity].emplace_back(mention.tokens.begin, mention.tokens.end);
  const Clusters wanted = clusters_of(gold, with_single);
  Clusters made = clusters_of(found, with_single);
  if (by_head) {
    made = aligned_by_head(std::move(made), wanted, [&](const MentionRange& mention) {
      for (std::uint32_t token = mention.first; token < mention.second; ++token) {
        const std::uint32_t above = text.heads[token];
        if (above == no_id || above < mention.first || above >= mention.second) return token;
      }
      return mention.first;
    });
  }
  return score_clusters(wanted, made);
}

Result<std::vector<ChainText>> read_chain_texts(const std::string& path) {
  const auto lines = read_json_lines(path);
  if (!lines) return fail(lines.error());
  std::vector<ChainText> texts;
  for (const json& line : *lines) texts.push_back(text_of(line));
  return texts;
}

Result<std::vector<ScoreTable>> evaluate_coreference(const Model& model, const std::string& path) {
  const auto texts = read_chain_texts(path);
  if (!texts) return fail(texts.error());
  Reader reader(model, {{"tags", "syntax", "names", "statements", "coreference"}});
  Document document;
  struct Protocol {
    const char* title;
    bool with_single, by_head;
    std::map<std::string, ClusterScores> by_genre;
    ClusterScores news, all;
  };
  Protocol protocols[] = {
      {"Coreference, entities of one mention left out: ", false, false, {}, {}, {}},
      {"Coreference, entities of one mention counted: ", true, false, {}, {}, {}},
      {"Coreference, mentions matched by their heads, entities of one left out: ", false, true, {}, {}, {}}};
  for (const ChainText& text : *texts) {
    text.put_into(document);
    reader.finish(document);
    const bool is_news = text.genre == "news" || text.genre == "interview" || text.genre == "speech";
    for (Protocol& protocol : protocols) {
      const ClusterScores scores = score_chains(text, document, protocol.with_single, protocol.by_head);
      protocol.by_genre[text.genre].add(scores);
      protocol.all.add(scores);
      if (is_news) protocol.news.add(scores);
    }
  }
  std::vector<ScoreTable> tables;
  for (const Protocol& protocol : protocols) {
    ScoreTable table{protocol.title + path, {}};
    add_rows(table, "news, interview, speech:", protocol.news, true);
    add_rows(table, "all genres:", protocol.all, true);
    for (const auto& [genre, scores] : protocol.by_genre) add_rows(table, genre, scores, false);
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace sayso
