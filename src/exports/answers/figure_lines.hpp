// Figures as a page and a chart show them: one line for a figure that several articles give from the same mouth.
//
//   for (const FigureLine& line : figure_lines(figures)) …     // line.figure, line.articles
//
// Odd case: the same value in two claims is two lines, for two said it.
#pragma once

#include "record/questions/figures.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sayso {

struct FigureLine {
  const FigureAnswer* figure = nullptr;  // the one printed first
  std::size_t articles = 1;
  std::vector<const FigureAnswer::Answer*> answers;  // of all of them, each relation and value once
};

std::vector<FigureLine> figure_lines(const std::vector<FigureAnswer>& figures);

// "corrected by 4,300 (2024-11-08, Radek Moravin, Tarvik Post)"
std::string in_words(const FigureAnswer::Answer& answer);
// Whether a later one took its place.
bool is_superseded(const FigureLine& line);
std::string giver_in_words(const FigureAnswer& figure);
std::string value_and_unit(const FigureAnswer& figure);

}  // namespace sayso
