# Writes the files beside it: tiny text towers at random weights, and what plain PyTorch makes of two sentences in float64.
# The formulas are those of Hugging Face's RobertaModel, BertModel and GPT2Model, of LAION's and Microsoft's CLAP and of
# ImageBind, written out; run with torch 1.13.
import torch
from torch.nn import functional as F

torch.manual_seed(7)
C, HEADS, LAYERS, P, V, S, E = 8, 2, 2, 12, 23, 12, 6


def rand(*shape, scale=0.4):
    return torch.randn(*shape) * scale


def linear(sd, name, out, inp, bias=True):
    sd[name + '.weight'] = rand(out, inp)
    if bias:
        sd[name + '.bias'] = rand(out, scale=0.1)


def norm(sd, name, width):
    sd[name + '.weight'] = 1 + rand(width, scale=0.2)
    sd[name + '.bias'] = rand(width, scale=0.1)


def bert(sd, at, kinds):
    sd[at + 'embeddings.position_ids'] = torch.arange(S).expand((1, -1))
    sd[at + 'embeddings.word_embeddings.weight'] = rand(V, C)
    sd[at + 'embeddings.position_embeddings.weight'] = rand(S, C)
    sd[at + 'embeddings.token_type_embeddings.weight'] = rand(kinds, C)
    norm(sd, at + 'embeddings.LayerNorm', C)
    for i in range(LAYERS):
        layer = f'{at}encoder.layer.{i}.'
        for part in ('query', 'key', 'value'):
            linear(sd, layer + 'attention.self.' + part, C, C)
        linear(sd, layer + 'attention.output.dense', C, C)
        norm(sd, layer + 'attention.output.LayerNorm', C)
        linear(sd, layer + 'intermediate.dense', P, C)
        linear(sd, layer + 'output.dense', C, P)
        norm(sd, layer + 'output.LayerNorm', C)
    linear(sd, at + 'pooler.dense', C, C)


def apply(sd, name, x):
    return x @ sd[name + '.weight'].T + sd[name + '.bias']


def normed(sd, name, x, eps):
    return F.layer_norm(x, (x.shape[-1],), sd[name + '.weight'], sd[name + '.bias'], eps)


def attend(q, k, v, bias):
    def split(t):
        return t.reshape(t.shape[0], t.shape[1], HEADS, -1).transpose(1, 2)
    logits = split(q) @ split(k).transpose(2, 3) / (C // HEADS) ** 0.5 + bias
    return (logits.softmax(-1) @ split(v)).transpose(1, 2).reshape(q.shape)


def run_bert(sd, at, ids, mask, places, eps):
    x = sd[at + 'embeddings.word_embeddings.weight'][ids] + sd[at + 'embeddings.position_embeddings.weight'][places]
    x = x + sd[at + 'embeddings.token_type_embeddings.weight'][0]
    x = normed(sd, at + 'embeddings.LayerNorm', x, eps)
    bias = ((1 - mask) * torch.finfo(torch.float32).min)[:, None, None, :]
    for i in range(LAYERS):
        layer = f'{at}encoder.layer.{i}.'
        self = layer + 'attention.self.'
        h = attend(apply(sd, self + 'query', x), apply(sd, self + 'key', x), apply(sd, self + 'value', x), bias)
        x = normed(sd, layer + 'attention.output.LayerNorm', x + apply(sd, layer + 'attention.output.dense', h), eps)
        h = F.gelu(apply(sd, layer + 'intermediate.dense', x))
        x = normed(sd, layer + 'output.LayerNorm', x + apply(sd, layer + 'output.dense', h), eps)
    return x


def double(sd):
    return {name: tensor.double() if tensor.is_floating_point() else tensor for name, tensor in sd.items()}


def projected(sd, x):
    at = 'caption_encoder.projection.'
    y = x @ sd[at + 'linear1.weight'].T
    return normed(sd, at + 'layer_norm', y + F.gelu(y) @ sd[at + 'linear2.weight'].T, 1e-5)


def save(name, sd, ids, mask, **outputs):
    io = {'ids': ids, 'mask': mask.float(), **outputs}
    torch.save({'state_dict': sd, 'io': io}, name + '.pth')


def two(padding, *sentences):
    ids = torch.full((2, max(map(len, sentences))), padding)
    mask = torch.zeros(ids.shape, dtype=torch.float64)
    for row, sentence in enumerate(sentences):
        ids[row, :len(sentence)] = torch.tensor(sentence)
        mask[row, :len(sentence)] = 1
    return ids, mask


# LAION: RoBERTa, whose padding is 1 and whose positions begin at 2
sd = {}
bert(sd, 'text_branch.', 1)
linear(sd, 'text_projection.0', E, C)
linear(sd, 'text_projection.2', E, E)
sd['audio_branch.bn0.weight'] = rand(4)
sd['logit_scale_t'] = torch.tensor(2.6)
ids, mask = two(1, [0, 5, 17, 22, 9, 2], [0, 11, 2])
ref = double(sd)
places = torch.cumsum(ids != 1, 1) * (ids != 1) + 1
hidden = run_bert(ref, 'text_branch.', ids, mask, places, 1e-5)
sentence = torch.tanh(apply(ref, 'text_branch.pooler.dense', hidden[:, 0]))
projection = apply(ref, 'text_projection.2', F.relu(apply(ref, 'text_projection.0', sentence)))
save('laion', sd, ids, mask, hidden=hidden, sentence=sentence, projection=projection,
     embedding=F.normalize(projection, dim=-1))

# Microsoft 2022: BERT, the first token
sd = {}
bert(sd, 'caption_encoder.base.', 2)
linear(sd, 'caption_encoder.projection.linear1', E, C, bias=False)
linear(sd, 'caption_encoder.projection.linear2', E, E, bias=False)
norm(sd, 'caption_encoder.projection.layer_norm', E)
ids, mask = two(0, [3, 5, 17, 22, 9, 4], [3, 11, 4])
ref = double(sd)
places = torch.arange(ids.shape[1]).expand(ids.shape)
hidden = run_bert(ref, 'caption_encoder.base.', ids, mask, places, 1e-12)
save('microsoft2022', sd, ids, mask, hidden=hidden, sentence=hidden[:, 0], embedding=projected(ref, hidden[:, 0]))

# Microsoft 2023: GPT-2, the last token that is not 0
sd = {}
at = 'caption_encoder.base.'
sd[at + 'wte.weight'] = rand(V, C)
sd[at + 'wpe.weight'] = rand(S, C)
for i in range(LAYERS):
    layer = f'{at}h.{i}.'
    norm(sd, layer + 'ln_1', C)
    sd[layer + 'attn.bias'] = torch.tril(torch.ones(1, 1, S, S))
    sd[layer + 'attn.masked_bias'] = torch.tensor(-1e4)
    for part, inp, out in (('attn.c_attn', C, 3 * C), ('attn.c_proj', C, C), ('mlp.c_fc', C, P), ('mlp.c_proj', P, C)):
        sd[layer + part + '.weight'] = rand(inp, out)
        sd[layer + part + '.bias'] = rand(out, scale=0.1)
    norm(sd, layer + 'ln_2', C)
norm(sd, at + 'ln_f', C)
linear(sd, 'caption_encoder.projection.linear1', E, C, bias=False)
linear(sd, 'caption_encoder.projection.linear2', E, E, bias=False)
norm(sd, 'caption_encoder.projection.layer_norm', E)
ids, mask = two(0, [5, 17, 0, 9, 22], [11, 22])
ref = double(sd)


def conv1d(name, x):
    return x @ ref[name + '.weight'] + ref[name + '.bias']


x = ref[at + 'wte.weight'][ids] + ref[at + 'wpe.weight'][:ids.shape[1]]
low = torch.finfo(torch.float32).min
later = torch.triu(torch.ones(ids.shape[1], ids.shape[1]), 1).bool()
bias = torch.where(later | (mask == 0)[:, None, :], low, 0.0).double()[:, None]
for i in range(LAYERS):
    layer = f'{at}h.{i}.'
    q, k, v = conv1d(layer + 'attn.c_attn', normed(ref, layer + 'ln_1', x, 1e-5)).split(C, -1)
    x = x + conv1d(layer + 'attn.c_proj', attend(q, k, v, bias))
    h = conv1d(layer + 'mlp.c_fc', normed(ref, layer + 'ln_2', x, 1e-5))
    h = 0.5 * h * (1 + torch.tanh((2 / torch.pi) ** 0.5 * (h + 0.044715 * h ** 3)))
    x = x + conv1d(layer + 'mlp.c_proj', h)
hidden = normed(ref, at + 'ln_f', x, 1e-5)
last = (ids != 0).sum(-1) - 1
sentence = hidden[torch.arange(2), last]
save('microsoft2023', sd, ids, mask, hidden=hidden, sentence=sentence, embedding=projected(ref, sentence))

# ImageBind: CLIP's text transformer by torch's own attention
sd = {}
sd['modality_preprocessors.text.token_embedding.weight'] = rand(V, C)
sd['modality_preprocessors.text.pos_embed'] = rand(1, S, C)
sd['modality_preprocessors.text.mask'] = torch.full((S, S), float('-inf')).triu(1)
for i in range(LAYERS):
    block = f'modality_trunks.text.blocks.{i}.'
    sd[block + 'attn.in_proj_weight'] = rand(3 * C, C)
    sd[block + 'attn.in_proj_bias'] = rand(3 * C, scale=0.1)
    linear(sd, block + 'attn.out_proj', C, C)
    norm(sd, block + 'norm_1', C)
    linear(sd, block + 'mlp.fc1', P, C)
    linear(sd, block + 'mlp.fc2', C, P)
    norm(sd, block + 'norm_2', C)
norm(sd, 'modality_heads.text.proj.0', C)
linear(sd, 'modality_heads.text.proj.1', E, C, bias=False)
sd['modality_postprocessors.text.1.log_logit_scale'] = torch.tensor(2.5)
sd['modality_heads.audio.0.weight'] = rand(C)
ids = torch.zeros(2, S, dtype=torch.long)
ids[0, :6] = torch.tensor([21, 5, 17, 9, 3, 22])
ids[1, :3] = torch.tensor([21, 11, 22])
ref = double(sd)
x = ref['modality_preprocessors.text.token_embedding.weight'][ids] + ref['modality_preprocessors.text.pos_embed']
for i in range(LAYERS):
    block = f'modality_trunks.text.blocks.{i}.'
    attention = torch.nn.MultiheadAttention(C, HEADS, batch_first=True).double()
    attention.load_state_dict({name[len(block + 'attn.'):]: tensor for name, tensor in ref.items() if name.startswith(block + 'attn.')})
    h = normed(ref, block + 'norm_1', x, 1e-6)
    x = x + attention(h, h, h, need_weights=False, attn_mask=ref['modality_preprocessors.text.mask'])[0]
    h = F.gelu(apply(ref, block + 'mlp.fc1', normed(ref, block + 'norm_2', x, 1e-6)))
    x = x + apply(ref, block + 'mlp.fc2', h)
sentence = x[torch.arange(2), ids.argmax(-1)]
projection = normed(ref, 'modality_heads.text.proj.0', sentence, 1e-6) @ ref['modality_heads.text.proj.1.weight'].T
scale = ref['modality_postprocessors.text.1.log_logit_scale'].exp().clip(max=100)
save('imagebind', sd, ids, torch.ones(ids.shape), hidden=x.detach(), sentence=sentence.detach(), projection=projection.detach(),
     embedding=(F.normalize(projection, dim=-1) * scale).detach())
