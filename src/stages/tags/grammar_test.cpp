#include "stages/tags/grammar.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

Document one_token(const Article& article) {
  Document document;
  document.begin(article);
  document.tokens.span.push_back({0, static_cast<Offset>(article.text.size())});
  return document;
}

const Grammar grammar({"NOUN", "VERB"}, {"NN", "VBD"}, {"punct", "root"},
                      {"k|0|", "l|3|y", "l|9|be", "broken"});

TEST(Grammar, NamesWhatTheColumnsHold) {
  Article article;
  article.text = "Denied";
  Document document = one_token(article);
  document.tokens.upos = {1};
  document.tokens.xpos = {1};
  document.tokens.relation = {1};
  document.tokens.lemma = {1};
  std::string buffer;
  EXPECT_EQ(grammar.upos(document, 0), "VERB");
  EXPECT_EQ(grammar.xpos(document, 0), "VBD");
  EXPECT_EQ(grammar.relation(document, 0), "root");
  EXPECT_EQ(grammar.lemma(document, 0, buffer), "deny");
}

TEST(Grammar, ScriptsKeepCaseCutAllThereIsOrAreBroken) {
  std::string buffer;
  EXPECT_EQ(grammar.lemma("NATO", 0, buffer), "NATO");
  EXPECT_EQ(grammar.lemma("was", 2, buffer), "be");
  EXPECT_EQ(grammar.lemma("Odd", 3, buffer), "Odd");
}

TEST(Grammar, WithoutColumnsThereIsTheFormAlone) {
  Article article;
  article.text = "Denied";
  const Document document = one_token(article);
  std::string buffer;
  EXPECT_EQ(grammar.upos(document, 0), "");
  EXPECT_EQ(grammar.relation(document, 0), "");
  EXPECT_EQ(grammar.lemma(document, 0, buffer), "denied");
}

TEST(Grammar, PlainFormsAreSmallWithPlainApostrophes) {
  std::string form;
  plain_form("Didn\xE2\x80\x99t", form);
  EXPECT_EQ(form, "didn't");
  plain_form("\xC3\x89tat", form);  // only ASCII letters change
  EXPECT_EQ(form, "\xC3\x89tat");
  plain_form("", form);
  EXPECT_EQ(form, "");
}

}  // namespace
}  // namespace sayso
