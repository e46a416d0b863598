# Makes the psis-*.json and loo-*.json files beside it: Rscript loo.R
# Needs the R packages loo (2.8.0 was used) and jsonlite. Inputs are rounded first, so that the
# figures are those of exactly the numbers in the file.
suppressMessages(library(loo))
origin <- paste("R package loo", packageVersion("loo"))
write_case <- function(name, case) {
  text <- jsonlite::toJSON(c(list(origin = origin), case), auto_unbox = TRUE, digits = NA)
  writeLines(text, paste0(name, ".json"))
}

# Importance ratios: the smoothed, normalised log weights and k-hat.
psis_case <- function(name, ratios, r_eff = 1) {
  ratios <- round(ratios, 4)
  fit <- suppressWarnings(psis(matrix(ratios), r_eff = r_eff))
  write_case(paste0("psis-", name), list(
    logRatios = ratios, relativeEfficiency = r_eff, k = pareto_k_values(fit),
    logWeights = as.vector(weights(fit))
  ))
}
set.seed(20230714)
psis_case("light", 0.3 * rnorm(400))
psis_case("normal", rnorm(1000))
psis_case("heavy", rexp(800) * 0.9)
psis_case("very-heavy", abs(rcauchy(600)))
psis_case("bounded", log(runif(500)))
psis_case("correlated", as.vector(stats::filter(rnorm(500), 0.7, "recursive")), r_eff = 0.4)
psis_case("few", rnorm(27))
psis_case("antithetic", rt(900, 3), r_eff = 1.7)
psis_case("shifted", 700 + 2 * rnorm(300))
psis_case("with-ties", round(rnorm(600), 1))
psis_case("one-large", c(rnorm(299, 0, 0.1), 25))

# Four models, ordered pairs with counts; draws of an overdispersed stand-in for a posterior,
# whose likelihoods are computed here from the definitions of the tie models.
pairs <- data.frame(
  left = c(1, 2, 1, 3, 4, 2), right = c(2, 1, 3, 4, 1, 4),
  wins = c(5, 2, 7, 3, 1, 6), losses = c(3, 4, 1, 3, 8, 0), ties = c(2, 1, 0, 3, 1, 2)
)
draws <- 500
beta <- matrix(rnorm(4 * draws, c(0.8, 0.3, -0.3, -0.8), 0.45), draws, 4, byrow = TRUE)
beta <- round(beta - rowMeans(beta), 4)
alpha <- round(rnorm(draws, 0.1, 0.4), 4)
tie <- round(rnorm(draws, -0.5, 0.4), 4)

log_lik <- function(ties, eta, tie) {
  nu <- exp(tie)
  kappa <- exp(tie)
  z <- exp(eta / 2) + exp(-eta / 2) + nu
  switch(ties,
    half = cbind(plogis(eta, log.p = TRUE), plogis(-eta, log.p = TRUE),
      (plogis(eta, log.p = TRUE) + plogis(-eta, log.p = TRUE)) / 2),
    drop = cbind(plogis(eta, log.p = TRUE), plogis(-eta, log.p = TRUE)),
    davidson = log(cbind(exp(eta / 2), exp(-eta / 2), nu) / z),
    "rao-kupper" = log(cbind(plogis(eta - kappa), plogis(-eta - kappa),
      (exp(2 * kappa) - 1) * plogis(eta - kappa) * plogis(-eta - kappa)))
  )
}
# One column per judgment.
pointwise <- function(ties, with_order) {
  columns <- list()
  for (p in seq_len(nrow(pairs))) {
    eta <- (if (with_order) alpha else 0) + beta[, pairs$left[p]] - beta[, pairs$right[p]]
    logs <- log_lik(ties, eta, tie)
    number <- unlist(pairs[p, c("wins", "losses", "ties")])[seq_len(ncol(logs))]
    columns[[p]] <- logs[, rep(seq_along(number), number), drop = FALSE]
  }
  do.call(cbind, columns)
}
decided <- unlist(lapply(seq_len(nrow(pairs)), function(p)
  rep(c(TRUE, TRUE, FALSE), unlist(pairs[p, c("wins", "losses", "ties")]))))
fits <- list()
settings <- expand.grid(ties = c("half", "drop", "davidson", "rao-kupper"), order = c(TRUE, FALSE),
  stringsAsFactors = FALSE)
for (i in seq_len(nrow(settings))) {
  ties <- settings$ties[i]
  logs <- pointwise(ties, settings$order[i])
  fits[[i]] <- suppressWarnings(loo(logs, r_eff = 1))
  # Half as it is compared: on decided judgments.
  if (ties == "half") half <- suppressWarnings(loo(logs[, decided], r_eff = 1))
  settings$compared[i] <- list(if (ties == "half") half else fits[[i]])
}
cases <- lapply(seq_along(fits), function(i) {
  e <- fits[[i]]$estimates
  list(ties = settings$ties[i], order = settings$order[i],
    elpd = e["elpd_loo", ], p = e["p_loo", ],
    pointwise = unname(fits[[i]]$pointwise[, "elpd_loo"]), k = pareto_k_values(fits[[i]]))
})
compare <- function(which) {
  chosen <- settings$compared[which]
  names(chosen) <- paste(settings$ties[which], settings$order[which])
  table <- loo_compare(chosen)
  lapply(rownames(table), function(row) list(name = row, difference = table[row, 1], se = table[row, 2],
    elpd = table[row, "elpd_loo"], elpdSe = table[row, "se_elpd_loo"], p = table[row, "p_loo"]))
}
write_case("loo-four-models", list(
  pairs = pairs, beta = beta, alpha = alpha, tie = tie, cases = cases,
  comparisons = list(
    decided = compare(settings$ties %in% c("half", "drop")),
    "three-outcomes" = compare(settings$ties %in% c("davidson", "rao-kupper"))
  )
))
