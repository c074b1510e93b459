# The role of the MPA Operator and its rights. What to choose: ../README.md.
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "role_name" {
  description = "Also the beginning of the names of the policies."
  type        = string
  default     = "mpa-operator"
}

variable "policies" {
  description = "Those of ../json that the role has; `assume` comes with `target_roles`."
  type        = set(string)
  default     = ["observe", "propose", "remove", "people", "deny"]
  validation {
    condition     = length(setsubtract(var.policies, ["observe", "propose", "remove", "identity-source", "people", "deny"])) == 0
    error_message = "Known are observe, propose, remove, identity-source, people and deny."
  }
}

variable "cluster" {
  description = "Only what this cluster owns: `cluster` of the configuration, or the uid of the namespace kube-system."
  type        = string
  default     = "*"
}

variable "target_roles" {
  description = "The ARNs of the roles of other accounts that the operator may assume."
  type        = list(string)
  default     = []
}

variable "trust" {
  description = "Who assumes the role: pod-identity, irsa or other-account."
  type        = string
  default     = "pod-identity"
  validation {
    condition     = contains(["pod-identity", "irsa", "other-account"], var.trust)
    error_message = "One of pod-identity, irsa, other-account."
  }
}

variable "namespace" {
  description = "pod-identity and irsa: of the operator."
  type        = string
  default     = "mpa-operator"
}

variable "service_account" {
  description = "pod-identity and irsa: of the operator."
  type        = string
  default     = "mpa-operator"
}

variable "oidc_provider_arn" {
  description = "irsa: the cluster's provider in IAM."
  type        = string
  default     = ""
}

variable "operator_role_arn" {
  description = "other-account: the operator's own role."
  type        = string
  default     = ""
}

variable "external_id" {
  description = "other-account: spec.account.assumeRole.externalId of the identity source."
  type        = string
  default     = ""
  sensitive   = true
}

locals {
  # The files hold * where a cluster or the roles can be named.
  documents = merge(
    {
      for name in var.policies : name => replace(
        file("${path.module}/../json/${name}.json"),
        "Tag/mpaoperator.dev/cluster\": \"*\"",
        "Tag/mpaoperator.dev/cluster\": \"${var.cluster}\"",
      )
    },
    length(var.target_roles) == 0 ? {} : {
      assume = replace(
        file("${path.module}/../json/assume.json"),
        "\"arn:aws:iam::*:role/mpa-operator\"",
        jsonencode(var.target_roles),
      )
    },
  )

  oidc_provider = try(split("oidc-provider/", var.oidc_provider_arn)[1], "")

  trust = {
    "pod-identity" = [
      {
        Sid       = "PodIdentity"
        Effect    = "Allow"
        Principal = { Service = "pods.eks.amazonaws.com" }
        Action    = ["sts:AssumeRole", "sts:TagSession"]
        Condition = {
          StringEquals = {
            "aws:RequestTag/kubernetes-namespace"       = var.namespace
            "aws:RequestTag/kubernetes-service-account" = var.service_account
          }
        }
      },
    ]
    "irsa" = [
      {
        Sid       = "Irsa"
        Effect    = "Allow"
        Principal = { Federated = var.oidc_provider_arn }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = {
          StringEquals = {
            "${local.oidc_provider}:aud" = "sts.amazonaws.com"
            "${local.oidc_provider}:sub" = "system:serviceaccount:${var.namespace}:${var.service_account}"
          }
        }
      },
    ]
    # Tags alone give nothing, and those of Pod Identity are passed on with every role that is assumed.
    "other-account" = [
      {
        Sid       = "Operator"
        Effect    = "Allow"
        Principal = { AWS = var.operator_role_arn }
        Action    = "sts:AssumeRole"
        Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
      },
      {
        Sid       = "OperatorTags"
        Effect    = "Allow"
        Principal = { AWS = var.operator_role_arn }
        Action    = "sts:TagSession"
      },
    ]
  }
}

resource "aws_iam_policy" "this" {
  for_each = local.documents
  name     = "${var.role_name}-${each.key}"
  policy   = each.value
}

resource "aws_iam_role" "this" {
  name = var.role_name
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = local.trust[var.trust]
  })
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each   = aws_iam_policy.this
  role       = aws_iam_role.this.name
  policy_arn = each.value.arn
}

output "role_arn" {
  value = aws_iam_role.this.arn
}
